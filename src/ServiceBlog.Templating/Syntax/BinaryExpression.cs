namespace ServiceBlog.Templating.Syntax;

/// <summary>An operator between its operands.</summary>
internal sealed record BinaryExpression(
    SourceSpan Span, BinaryOperator Operator, Expression Left, Expression Right,
    SourceSpan OperatorSpan) : Expression(Span);
