namespace ServiceBlog.Import.Exports;

/// <summary>Does what WordPress does when it shows a post of its classic editor: empty lines make paragraphs, single line ends make breaks, except
/// around and within blocks that are written as HTML.</summary>
internal static partial class ClassicParagraphs
{
    /// <summary>HTML with paragraphs; the same text if it has those of the block editor.</summary>
    public static string Write(string content)
    {
        if (content.Contains("<!-- wp:", StringComparison.Ordinal) || !content.Contains('\n', StringComparison.Ordinal))
            return content;
        var kept = new List<string>();
        var text = Preformatted().Replace(content, match => Keep(match.Value));
        text = BlockTag().Replace(text, match => $"\n\n{match.Value}\n\n");
        var chunks = EmptyLines().Split(text).Select(chunk => chunk.Trim('\n', ' ', '\t')).Where(chunk => chunk.Length > 0);
        var html = string.Join('\n', chunks.Select(chunk => BlockTag().IsMatch(chunk) || IsKept(chunk)
            ? chunk
            : $"<p>{LineEnd().Replace(chunk, "<br>\n")}</p>"));
        return Mark().Replace(html, match => kept[int.Parse(match.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)]);

        string Keep(string block)
        {
            kept.Add(block);
            return $"\n\n\u0002{(kept.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}\u0003\n\n";
        }
    }

    private static bool IsKept(string chunk) => chunk[0] == '\u0002' && chunk[^1] == '\u0003' && chunk.IndexOf('\u0003', StringComparison.Ordinal) == chunk.Length - 1;

    [GeneratedRegex(@"<(?<name>pre|script|style|textarea|svg|iframe|video|audio|object)\b[^>]*>.*?</\k<name>>", AnyCase | RegexOptions.Singleline, MatchTimeout)]
    private static partial Regex Preformatted();

    [GeneratedRegex(@"</?(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|form|map|area|blockquote|address|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary|iframe|video|audio|object)\b[^<>]*>|<!--more.*?-->|<!--nextpage-->", AnyCase, MatchTimeout)]
    private static partial Regex BlockTag();

    [GeneratedRegex(@"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+", RegexOptions.None, MatchTimeout)]
    private static partial Regex EmptyLines();

    [GeneratedRegex(@"(?<!<br ?/?>)\n", AnyCase, MatchTimeout)]
    private static partial Regex LineEnd();

    [GeneratedRegex("\u0002(?<number>\\d+)\u0003", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Mark();
}
