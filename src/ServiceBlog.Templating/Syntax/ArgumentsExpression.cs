namespace ServiceBlog.Templating.Syntax;

/// <summary><c>$</c>, all arguments of the running function, or <c>$n</c>, the one at an index.</summary>
internal sealed record ArgumentsExpression(SourceSpan Span, int? Index) : Expression(Span);
