namespace ServiceBlog.Templating;

/// <summary>How a text is read.</summary>
public sealed record ParserOptions
{
    public static ParserOptions Default { get; } = new();

    /// <summary>The whole text is code, as if it stood between <c>{{</c> and <c>}}</c>.</summary>
    public bool IsScriptOnly { get; init; }

    /// <summary>The longest text that is parsed at all, in UTF-16 units.</summary>
    public int LengthLimit { get; init; } = 4 * 1024 * 1024;

    /// <summary>How deep blocks and expressions may nest.</summary>
    public int NestingLimit { get; init; } = 250;
}
