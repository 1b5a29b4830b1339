namespace ServiceBlog.Templating.Syntax;

/// <summary>Operators before one operand.</summary>
internal enum UnaryOperator
{
    Not,
    Plus,
    Negate,
}
