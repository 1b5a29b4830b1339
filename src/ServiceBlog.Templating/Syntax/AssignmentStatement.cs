namespace ServiceBlog.Templating.Syntax;

/// <summary><c>target = value</c>, or with an operator <c>target += value</c>; prints nothing.</summary>
internal sealed record AssignmentStatement(
    SourceSpan Span, Expression Target, BinaryOperator? Operator, Expression Value) : Statement(Span);
