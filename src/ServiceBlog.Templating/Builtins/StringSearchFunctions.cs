namespace ServiceBlog.Templating.Builtins;

/// <summary>The functions of <c>string</c> that ask something of a text. Texts are compared code unit by code unit.</summary>
internal static class StringSearchFunctions
{
    public static Value Contains(in CallArguments arguments, RenderContext context) =>
        (arguments.GetString(0) ?? "").Contains(arguments.GetString(1) ?? "", StringComparison.Ordinal);

    public static Value StartsWith(in CallArguments arguments, RenderContext context) =>
        (arguments.GetString(0) ?? "").StartsWith(arguments.GetString(1) ?? "", StringComparison.Ordinal);

    public static Value EndsWith(in CallArguments arguments, RenderContext context) =>
        (arguments.GetString(0) ?? "").EndsWith(arguments.GetString(1) ?? "", StringComparison.Ordinal);

    public static Value EqualsIgnoreCase(in CallArguments arguments, RenderContext context) =>
        string.Equals(arguments.GetString(0), arguments.GetString(1), StringComparison.OrdinalIgnoreCase);

    public static Value Empty(in CallArguments arguments, RenderContext context) =>
        string.IsNullOrEmpty(arguments.GetString(0));

    public static Value Whitespace(in CallArguments arguments, RenderContext context) =>
        string.IsNullOrWhiteSpace(arguments.GetString(0));

    public static Value Size(in CallArguments arguments, RenderContext context) =>
        (arguments.GetString(0) ?? "").Length;

    /// <summary>-1 if the text is not there, or if the search would begin beyond the text's end.</summary>
    public static Value IndexOf(in CallArguments arguments, RenderContext context)
    {
        var text = arguments.GetString(0) ?? "";
        var start = arguments[2].IsNull ? 0 : Math.Max(0, arguments.GetInteger(2));
        if (start > text.Length) return -1;

        var rest = text.Length - start;
        var count = arguments[3].IsNull ? rest : Math.Clamp(arguments.GetInteger(3), 0, rest);
        return text.IndexOf(arguments.GetString(1) ?? "", (int)start, (int)count, Comparison(arguments));
    }

    /// <summary>
    /// The comparisons by culture are made code unit by code unit too: what they find would depend on the machine.
    /// </summary>
    private static StringComparison Comparison(in CallArguments arguments) => arguments.GetString(4) switch
    {
        null or "Ordinal" or "CurrentCulture" or "InvariantCulture" => StringComparison.Ordinal,
        "OrdinalIgnoreCase" or "CurrentCultureIgnoreCase" or "InvariantCultureIgnoreCase" =>
            StringComparison.OrdinalIgnoreCase,
        var unknown => throw arguments.Error(
            4,
            $"Unknown comparison `{unknown}`; it must be one of `CurrentCulture`, `CurrentCultureIgnoreCase`, "
                + "`InvariantCulture`, `InvariantCultureIgnoreCase`, `Ordinal`, `OrdinalIgnoreCase`"),
    };
}
