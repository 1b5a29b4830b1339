namespace ServiceBlog.Templating.Parsing;

/// <summary>The kinds of token in a template.</summary>
internal enum TokenKind
{
    EndOfText,

    /// <summary>A character or literal that means nothing; the lexer has recorded why.</summary>
    Invalid,

    /// <summary>Text to copy, already stripped of what the tags around it trim.</summary>
    Text,

    /// <summary>An opening tag; its value is the length of the indentation before it.</summary>
    CodeEnter,
    CodeExit,
    NewLine,
    Semicolon,
    Identifier,

    /// <summary><c>$name</c>, <c>$0</c>, <c>$</c> or <c>$$</c>.</summary>
    LocalIdentifier,
    Number,
    String,
    VerbatimString,

    /// <summary>The opening <c>$"</c>; text parts and bracketed expressions follow up to an InterpolationEnd.</summary>
    InterpolationStart,
    InterpolationText,
    InterpolationOpen,
    InterpolationClose,
    InterpolationEnd,
    OpenParen,
    CloseParen,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Comma,
    Colon,
    Dot,
    Range,
    ExclusiveRange,
    Ellipsis,
    Question,
    QuestionDot,
    QuestionBracket,
    Coalesce,
    NotNullCoalesce,
    Assign,
    AddAssign,
    SubtractAssign,
    MultiplyAssign,
    DivideAssign,
    IntegerDivideAssign,
    ModuloAssign,
    Increment,
    Decrement,
    Plus,
    Minus,
    Star,
    Slash,
    DoubleSlash,
    Percent,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    ShiftLeft,
    ShiftRight,
    And,
    Or,
    Ampersand,
    Pipe,
    Not,
    Caret,
    At,
}
