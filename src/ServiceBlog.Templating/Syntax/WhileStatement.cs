namespace ServiceBlog.Templating.Syntax;

/// <summary><c>while condition … end</c>.</summary>
internal sealed record WhileStatement(SourceSpan Span, Expression Condition, Block Body) : Statement(Span);
