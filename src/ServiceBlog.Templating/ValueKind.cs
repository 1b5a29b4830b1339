namespace ServiceBlog.Templating;

/// <summary>The kinds of value the language knows (language reference, section 3 on).</summary>
public enum ValueKind
{
    /// <summary>No value; prints nothing and is falsy.</summary>
    Null,
    Boolean,

    /// <summary>A whole number that fits 64 bits; one that does not becomes a <see cref="BigInteger"/>.</summary>
    Integer,

    /// <summary>A 32-bit float (literal suffix <c>f</c>).</summary>
    Single,

    /// <summary>A 64-bit float.</summary>
    Float,

    /// <summary>A 128-bit decimal (literal suffix <c>m</c>).</summary>
    Decimal,
    BigInteger,
    String,

    /// <summary>An instant with its offset from UTC.</summary>
    Date,
    TimeSpan,

    /// <summary>A lazy sequence of whole numbers (<c>1..5</c>); every range is also a list.</summary>
    Range,
    List,
    Object,
    Function,
}
