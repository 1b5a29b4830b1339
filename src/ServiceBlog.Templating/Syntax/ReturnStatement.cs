namespace ServiceBlog.Templating.Syntax;

/// <summary><c>ret value?</c>.</summary>
internal sealed record ReturnStatement(SourceSpan Span, Expression? Value) : Statement(Span);
