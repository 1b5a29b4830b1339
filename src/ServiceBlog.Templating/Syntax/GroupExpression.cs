namespace ServiceBlog.Templating.Syntax;

/// <summary><c>(expression)</c>.</summary>
internal sealed record GroupExpression(SourceSpan Span, Expression Inner) : Expression(Span);
