namespace ServiceBlog.Templating.Syntax;

/// <summary><c>condition ? first : second</c>.</summary>
internal sealed record ConditionalExpression(
    SourceSpan Span, Expression Condition, Expression WhenTrue, Expression WhenFalse) : Expression(Span);
