using ServiceBlog.Import.ContentFolders;

namespace ServiceBlog.Import.Exports;

/// <summary>The shortcodes of WordPress: captions, code, galleries, films and sound become what HTML has for them; every other is kept as it stands, and
/// noted. An address on a line of its own, which WordPress shows as what it leads to, becomes a film or a link.</summary>
internal static partial class Shortcodes
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "caption", "wp_caption", "code",
        "sourcecode", "sic", "gallery", "embed", "youtube", "vimeo", "audio", "video");

    /// <param name="gallery">The HTML of a gallery of attachments by their numbers; empty if they are not known.</param>
    public static string Rewrite(string content, string file, int firstLine, Func<string, string> gallery, ICollection<Diagnostic> diagnostics)
    {
        var shown = BareAddress().Replace(content, match => $"\n\n{Shown(match.Groups["url"].Value)}\n\n");
        if (!content.Contains('['))
            return shown;
        var (from, line) = (0, firstLine);
        foreach (Match match in Other().Matches(content))
        {
            var name = match.Groups["name"].Value;
            if (Known.Contains(name) && !(name == "gallery" && gallery(IdsOf(match.Value)).Length == 0))
                continue;
            line += content.AsSpan(from, match.Index - from).Count('\n');
            from = match.Index;
            diagnostics.Add(new Diagnostic(Rules.KeptShortcode, new SourceLocation(file, line, 1), $"the shortcode [{name}] is kept as text"));
        }
        shown = Media().Replace(shown, match => (match.Groups["name"].Value.ToLowerInvariant(), Source().Match(match.Value).Groups["url"].Value) switch
        {
            ("gallery", _) => gallery(IdsOf(match.Value)) is { Length: > 0 } html ? $"\n\n{html}\n\n" : match.Value,
            ("audio" or "video", { Length: > 0 } url) =>
                $"\n\n<{match.Groups["name"].Value.ToLowerInvariant()} controls src=\"{RawHtml.Encode(url)}\"></{match.Groups["name"].Value.ToLowerInvariant()}>\n\n",
            ("embed" or "youtube" or "vimeo", { Length: > 0 } url) => $"\n\n{Shown(url)}\n\n",
            _ => match.Value,
        });
        var captioned = Caption().Replace(shown, match =>
            $"\n\n<figure>{match.Groups["image"].Value}<figcaption>{match.Groups["text"].Value.Trim()}{Attribute().Match(match.Groups["attributes"].Value).Groups["text"].Value}</figcaption></figure>\n\n");
        return Code().Replace(captioned, match =>
            $"\n\n<pre><code class=\"language-{match.Groups["language"].Value}\">{match.Groups["text"].Value.Replace("<", "&lt;", StringComparison.Ordinal)}</code></pre>\n\n");
    }

    /// <summary>What an address shows: a film's frame, else a link.</summary>
    private static string Shown(string written) => System.Net.WebUtility.HtmlDecode(written) is var url && OldComponents.YouTubeKey().Match(url) is { Success: true } youtube
            ? $"<iframe src=\"https://www.youtube.com/embed/{youtube.Groups["key"].Value}\"></iframe>"
        : OldComponents.VimeoKey().Match(url) is { Success: true } vimeo
            ? $"<iframe src=\"https://player.vimeo.com/video/{vimeo.Groups["key"].Value}\"></iframe>"
        : $"<p><a href=\"{RawHtml.Encode(url)}\">{RawHtml.Encode(url)}</a></p>";

    private static string IdsOf(string shortcode) => Ids().Match(shortcode).Groups["ids"].Value;

    [GeneratedRegex(@"(?:^|(?<=wp-block-embed__wrapper"">))\s*(?<url>https?://[^\s<>""\[\]]+)[ \t\r]*(?:$|\s*(?=</div>))", AnyCase | RegexOptions.Multiline, MatchTimeout)]
    private static partial Regex BareAddress();

    [GeneratedRegex(@"\[(?<name>gallery|embed|youtube|vimeo|audio|video)\b(?<attributes>[^\]]*)\](?:(?<text>[^\[\]]*)\[/\k<name>\])?", Options, MatchTimeout)]
    private static partial Regex Media();

    [GeneratedRegex("""(?:\b(?:src|mp3|mp4|m4a|ogg|webm|url)\s*=\s*["']?|[\]\s=])(?<url>https?://[^\s"'\[\]]+)""", Options, MatchTimeout)]
    private static partial Regex Source();

    [GeneratedRegex("""\b(?:ids|include)\s*=\s*["'](?<ids>[\d,\s]+)["']""", Options, MatchTimeout)]
    private static partial Regex Ids();

    private const RegexOptions Options = AnyCase | RegexOptions.Singleline;

    /// <summary>With attributes, with an end, or one of those that stand alone; <c>[sic]</c> and <c>[note]</c> are words.</summary>
    [GeneratedRegex(@"\[(?<name>[a-z][a-z0-9_-]{1,40})(?:(?:\s+[a-z0-9_-]+\s*=\s*(?:""[^""\]]{0,2000}""|'[^'\]]{0,2000}'|[^\s""'\]]{1,500}))+\s*/?\]|\s+https?://[^\]\s]{1,500}\s*\]|\](?=[^\[]{0,5000}\[/\k<name>\])|(?<=\[(?:gallery|playlist|archives|contact-form|toc|audio|video|embed|more))\])", Options, MatchTimeout)]
    private static partial Regex Other();

    [GeneratedRegex(@"\[(?:wp_)?caption(?<attributes>[^\]]*)\]\s*(?<image>(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(?<text>.*?)\[/(?:wp_)?caption\]", Options, MatchTimeout)]
    private static partial Regex Caption();

    [GeneratedRegex(@"\bcaption\s*=\s*""(?<text>[^""]*)""", Options, MatchTimeout)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\[(?<name>code|sourcecode)(?:[^\]]*?\b(?:lang|language)\s*=\s*[""']?(?<language>[\w+#-]*)[""']?)?[^\]]*\](?<text>.*?)\[/\k<name>\]", Options, MatchTimeout)]
    private static partial Regex Code();
}

/// <summary>Does what WordPress does when it shows a post of its classic editor: empty lines make paragraphs, single line ends make breaks, except
/// around and within blocks that are written as HTML.</summary>
internal static partial class ClassicParagraphs
{
    /// <summary>HTML with paragraphs; the same text if it has those of the block editor.</summary>
    public static string Write(string content)
    {
        if (content.Contains("<!-- wp:", StringComparison.Ordinal) || !content.Contains('\n'))
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

    private static bool IsKept(string chunk) => chunk[0] == '\u0002' && chunk[^1] == '\u0003' && chunk.IndexOf('\u0003') == chunk.Length - 1;

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
