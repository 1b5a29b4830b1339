namespace ServiceBlog.Templating.Syntax;

/// <summary>Operators between two operands.</summary>
internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    IntegerDivide,
    Modulo,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
    BitAnd,
    ShiftLeft,
    ShiftRight,
    Coalesce,
    NotNullCoalesce,
    Range,
    ExclusiveRange,
}
