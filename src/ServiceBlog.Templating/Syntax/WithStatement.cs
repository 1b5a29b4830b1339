namespace ServiceBlog.Templating.Syntax;

/// <summary><c>with object … end</c>: the object is the current one inside.</summary>
internal sealed record WithStatement(SourceSpan Span, Expression Target, Block Body) : Statement(Span);
