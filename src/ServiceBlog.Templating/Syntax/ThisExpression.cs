namespace ServiceBlog.Templating.Syntax;

/// <summary><c>this</c>, the current object.</summary>
internal sealed record ThisExpression(SourceSpan Span) : Expression(Span);
