namespace ServiceBlog.Templating.Syntax;

/// <summary>An operator before its operand.</summary>
internal sealed record UnaryExpression(
    SourceSpan Span, UnaryOperator Operator, Expression Operand) : Expression(Span);
