namespace ServiceBlog.Templating.Builtins;

/// <summary>
/// The functions of <c>string</c> that put text in or take it out. Those that can lengthen a text ask the context
/// first whether it may become that long.
/// </summary>
internal static class StringEditFunctions
{
    public static Value Append(in CallArguments arguments, RenderContext context) =>
        Concatenate(arguments.GetString(0), arguments.GetString(1), context);

    public static Value Prepend(in CallArguments arguments, RenderContext context) =>
        Concatenate(arguments.GetString(1), arguments.GetString(0), context);

    public static Value Remove(in CallArguments arguments, RenderContext context) =>
        ReplaceAll(arguments.GetString(0) ?? "", arguments.GetString(1), "", context);

    public static Value Replace(in CallArguments arguments, RenderContext context) =>
        ReplaceAll(arguments.GetString(0) ?? "", arguments.GetString(1), arguments.GetString(2) ?? "", context);

    public static Value RemoveFirst(in CallArguments arguments, RenderContext context) =>
        ReplaceOne(arguments.GetString(0) ?? "", arguments.GetString(1), "", isFromEnd: false, context);

    public static Value RemoveLast(in CallArguments arguments, RenderContext context) =>
        ReplaceOne(arguments.GetString(0) ?? "", arguments.GetString(1), "", isFromEnd: true, context);

    public static Value ReplaceFirst(in CallArguments arguments, RenderContext context) => ReplaceOne(
        arguments.GetString(0) ?? "",
        arguments.GetString(1),
        arguments.GetString(2) ?? "",
        arguments.GetBoolean(3),
        context);

    public static Value PadLeft(in CallArguments arguments, RenderContext context)
    {
        context.CheckStringLength(arguments.GetInteger(1));
        return (arguments.GetString(0) ?? "").PadLeft(Math.Max(0, arguments.GetInt32(1)));
    }

    public static Value PadRight(in CallArguments arguments, RenderContext context)
    {
        context.CheckStringLength(arguments.GetInteger(1));
        return (arguments.GetString(0) ?? "").PadRight(Math.Max(0, arguments.GetInt32(1)));
    }

    private static string Concatenate(string? first, string? second, RenderContext context)
    {
        context.CheckStringLength((long)(first?.Length ?? 0) + (second?.Length ?? 0));
        return string.Concat(first, second);
    }

    private static string ReplaceAll(string text, string? match, string replacement, RenderContext context)
    {
        if (string.IsNullOrEmpty(match)) return text;
        if (replacement.Length > match.Length)
        {
            var count = text.AsSpan().Count(match);
            context.CheckStringLength(text.Length + ((long)count * (replacement.Length - match.Length)));
        }

        return text.Replace(match, replacement, StringComparison.Ordinal);
    }

    private static string ReplaceOne(
        string text, string? match, string replacement, bool isFromEnd, RenderContext context)
    {
        if (string.IsNullOrEmpty(match)) return text;
        var index = isFromEnd
            ? text.LastIndexOf(match, StringComparison.Ordinal)
            : text.IndexOf(match, StringComparison.Ordinal);
        if (index < 0) return text;
        context.CheckStringLength((long)text.Length - match.Length + replacement.Length);
        return string.Concat(text.AsSpan(0, index), replacement, text.AsSpan(index + match.Length));
    }
}
