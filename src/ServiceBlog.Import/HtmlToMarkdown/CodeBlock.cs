namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>Writes preformatted text as a fenced block, with the language that its classes name.</summary>
internal static class CodeBlock
{
    private static readonly string[] Prefixes = ["language-", "lang-", "highlight-source-", "brush:"];

    public static string Write(IElement pre)
    {
        foreach (var line in pre.QuerySelectorAll("br").ToArray())
            line.Replace(pre.Owner!.CreateTextNode("\n"));
        var text = pre.TextContent.ReplaceLineEndings("\n").Trim('\n');
        return text.Trim().Length == 0 ? "" : Fence(text, LanguageOf(pre));
    }

    public static string Fence(string text, string language)
    {
        var fence = FenceAround(text, "```");
        return $"{fence}{language}\n{text}\n{fence}";
    }

    /// <summary>Backquotes that do not stand in a text, at least so many.</summary>
    public static string FenceAround(string text, string shortest)
    {
        var fence = shortest;
        while (text.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        return fence;
    }

    private static string LanguageOf(IElement pre)
    {
        var inner = pre.QuerySelector("code");
        var named = pre.GetAttribute("data-lang") ?? inner?.GetAttribute("data-lang");
        var classes = $"{pre.ClassName} {inner?.ClassName}";
        foreach (var prefix in Prefixes)
        {
            var start = classes.IndexOf(prefix, StringComparison.OrdinalIgnoreCase);
            if (start >= 0)
                named ??= classes[(start + prefix.Length)..].TrimStart().Split(' ', ';')[0];
        }
        return named is null ? "" : string.Concat(named.Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '+' or '#'));
    }
}
