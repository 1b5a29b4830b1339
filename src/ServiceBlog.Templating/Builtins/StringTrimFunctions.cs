using System.Text;

namespace ServiceBlog.Templating.Builtins;

/// <summary>The functions of <c>string</c> that return a part of the text: stripped, sliced or truncated.</summary>
internal static class StringTrimFunctions
{
    private const string DefaultEllipsis = "...";

    public static Value Strip(in CallArguments arguments, RenderContext context) =>
        (arguments.GetString(0) ?? "").Trim();

    /// <summary>A theme strips the whole content of each page, which need not be copied for it.</summary>
    public static void PrintStripped(in CallArguments arguments, RenderContext context) =>
        context.Output.Append(arguments.GetString(0).AsSpan().Trim());

    public static Value LeftStrip(in CallArguments arguments, RenderContext context) =>
        (arguments.GetString(0) ?? "").TrimStart();

    public static Value RightStrip(in CallArguments arguments, RenderContext context) =>
        (arguments.GetString(0) ?? "").TrimEnd();

    public static Value StripNewlines(in CallArguments arguments, RenderContext context)
    {
        var text = arguments.GetString(0) ?? "";
        return text.AsSpan().IndexOfAny('\r', '\n') < 0
            ? text
            : text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
    }

    /// <summary>Both <c>slice</c> and <c>slice1</c>: without a length, the rest. A negative start counts from the end.</summary>
    public static Value Slice(in CallArguments arguments, RenderContext context)
    {
        var text = arguments.GetString(0) ?? "";
        var start = arguments.GetInteger(1);
        if (start < 0) start += text.Length;
        start = Math.Clamp(start, 0, text.Length);
        var rest = text.Length - start;
        var length = arguments[2].IsNull ? rest : Math.Clamp(arguments.GetInteger(2), 0, rest);
        return text.Substring((int)start, (int)length);
    }

    public static Value Truncate(in CallArguments arguments, RenderContext context)
    {
        var text = arguments.GetString(0) ?? "";
        var kept = Truncated(arguments, out var ellipsis);
        return kept.Length == text.Length ? text : string.Concat(kept, ellipsis);
    }

    /// <summary>Prints what <see cref="Truncate"/> returns.</summary>
    public static void PrintTruncated(in CallArguments arguments, RenderContext context)
    {
        var kept = Truncated(arguments, out var ellipsis);
        context.Output.Append(kept);
        context.Output.Append(ellipsis);
    }

    /// <summary>What is left of the text, and the ellipsis behind it if that is not all.</summary>
    private static ReadOnlySpan<char> Truncated(in CallArguments arguments, out ReadOnlySpan<char> ellipsis)
    {
        ReadOnlySpan<char> text = arguments.GetString(0);
        var length = Math.Max(0, arguments.GetInt32(1));
        ellipsis = default;
        if (text.Length <= length) return text;

        ellipsis = arguments.GetString(2) ?? DefaultEllipsis;
        var kept = Math.Max(0, length - ellipsis.Length);
        // Half of a surrogate pair is no character, and cannot be written as UTF-8.
        if (kept > 0 && char.IsHighSurrogate(text[kept - 1])) kept--;
        return text[..kept];
    }

    /// <summary>
    /// Unlike <c>truncate</c>, it adds the ellipsis even where no word is left out: so does Scriban's own engine, and
    /// a theme is to look the same under both.
    /// </summary>
    public static Value TruncateWords(in CallArguments arguments, RenderContext context)
    {
        var text = arguments.GetString(0) ?? "";
        if (text.Length == 0) return text;
        var remaining = arguments.GetInteger(1);
        var result = new StringBuilder(text.Length);
        var position = SkipWhile(text, 0, isWhiteSpace: true);
        while (position < text.Length && remaining-- > 0)
        {
            var end = SkipWhile(text, position, isWhiteSpace: false);
            if (result.Length > 0) result.Append(' ');
            result.Append(text, position, end - position);
            position = SkipWhile(text, end, isWhiteSpace: true);
        }

        return result.Append(arguments.GetString(2) ?? DefaultEllipsis).ToString();
    }

    private static int SkipWhile(string text, int position, bool isWhiteSpace)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]) == isWhiteSpace) position++;
        return position;
    }
}
