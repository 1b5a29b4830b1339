namespace ServiceBlog.Templating.Syntax;

/// <summary><c>$name</c>; the name without its dollar sign.</summary>
internal sealed record LocalVariableExpression(SourceSpan Span, string Name) : Expression(Span);
