namespace ServiceBlog.Templating.Syntax;

/// <summary>A constant.</summary>
internal sealed record LiteralExpression(SourceSpan Span, Value Value) : Expression(Span);
