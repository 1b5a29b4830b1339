using System.Text;

namespace ServiceBlog.Templating.Builtins;

/// <summary>
/// Removes tags, comments, and scripts and style sheets with what they contain. It is meant for text that a site's own
/// pages are made of, not as a defence against hostile HTML: for that, escape.
/// </summary>
internal ref struct HtmlTagStripper
{
    private readonly string _html;

    // A closing mark that was once not found is not looked for again: else a text of unclosed tags takes quadratic time.
    private bool _hasNoMoreCommentEnds;
    private bool _hasNoMoreScriptEnds;
    private bool _hasNoMoreStyleEnds;

    private HtmlTagStripper(string html) => _html = html;

    public static string Strip(string html) => new HtmlTagStripper(html).Strip();

    private string Strip()
    {
        var start = _html.IndexOf('<', StringComparison.Ordinal);
        if (start < 0) return _html;

        var result = new StringBuilder(_html.Length);
        var position = 0;
        while (start >= 0)
        {
            var end = EndOfMarkup(start);
            if (end < 0) break;
            result.Append(_html, position, start - position);
            position = end;
            start = _html.IndexOf('<', position);
        }

        return position == 0 ? _html : result.Append(_html, position, _html.Length - position).ToString();
    }

    /// <summary>Where the markup that opens at <paramref name="start"/> ends, or -1 if there is no ">" any more.</summary>
    private int EndOfMarkup(int start)
    {
        var rest = _html.AsSpan(start);
        var end = rest.StartsWith("<!--", StringComparison.Ordinal) ? EndAfter("-->", start + 4, ref _hasNoMoreCommentEnds)
            : StartsWithTag(rest, "<script") ? EndAfter("</script>", start + 7, ref _hasNoMoreScriptEnds)
            : StartsWithTag(rest, "<style") ? EndAfter("</style>", start + 6, ref _hasNoMoreStyleEnds)
            : -1;
        if (end >= 0) return end;

        var close = rest.IndexOf('>');
        return close < 0 ? -1 : start + close + 1;
    }

    private static bool StartsWithTag(ReadOnlySpan<char> text, string tag) =>
        text.StartsWith(tag, StringComparison.OrdinalIgnoreCase);

    private readonly int EndAfter(string terminator, int from, ref bool hasNoMore)
    {
        if (hasNoMore) return -1;
        var index = _html.IndexOf(terminator, from, StringComparison.OrdinalIgnoreCase);
        hasNoMore = index < 0;
        return hasNoMore ? -1 : index + terminator.Length;
    }
}
