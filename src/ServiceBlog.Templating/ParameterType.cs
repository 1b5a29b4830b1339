namespace ServiceBlog.Templating;

/// <summary>
/// What a parameter of a <see cref="BuiltinFunction"/> accepts; an argument of another kind is converted before
/// the call, or is an error at its position. Null stays null except where noted.
/// </summary>
public enum ParameterType
{
    /// <summary>Any value, as it is.</summary>
    Any,

    /// <summary>Anything; what is not a string is printed into one.</summary>
    String,

    /// <summary>A whole number; fractions are rounded, strings parsed, null is 0.</summary>
    Integer,

    /// <summary>Any number, kept in its kind; strings are parsed.</summary>
    Number,

    /// <summary>Anything, by its truth.</summary>
    Boolean,

    /// <summary>A list or a range; nothing else is converted.</summary>
    List,

    /// <summary>An object.</summary>
    Object,

    /// <summary>A function (passed with <c>@</c>).</summary>
    Function,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A time span.</summary>
    TimeSpan,
}
