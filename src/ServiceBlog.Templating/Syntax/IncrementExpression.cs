namespace ServiceBlog.Templating.Syntax;

/// <summary><c>++x</c>, <c>x++</c>, <c>--x</c>, <c>x--</c>.</summary>
internal sealed record IncrementExpression(
    SourceSpan Span, Expression Target, bool IsDecrement, bool IsPrefix) : Expression(Span);
