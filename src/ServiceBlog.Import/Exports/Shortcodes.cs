namespace ServiceBlog.Import.Exports;

/// <summary>The shortcodes of WordPress: a caption becomes a figure and code becomes code, since HTML has both; every other is kept as it stands, and
/// noted.</summary>
internal static partial class Shortcodes
{
    public static string Rewrite(string content, string file, int firstLine, ICollection<Diagnostic> diagnostics)
    {
        if (!content.Contains('[', StringComparison.Ordinal))
            return content;
        var (from, line) = (0, firstLine);
        foreach (Match match in Other().Matches(content))
        {
            var name = match.Groups["name"].Value;
            if (name is "caption" or "wp_caption" or "code" or "sourcecode" or "sic")
                continue;
            line += content.AsSpan(from, match.Index - from).Count('\n');
            from = match.Index;
            diagnostics.Add(new Diagnostic(Rules.KeptShortcode, new SourceLocation(file, line, 1), $"the shortcode [{name}] is kept as text"));
        }
        var captioned = Caption().Replace(content, match =>
            $"\n\n<figure>{match.Groups["image"].Value}<figcaption>{match.Groups["text"].Value.Trim()}{Attribute().Match(match.Groups["attributes"].Value).Groups["text"].Value}</figcaption></figure>\n\n");
        return Code().Replace(captioned, match =>
            $"\n\n<pre><code class=\"language-{match.Groups["language"].Value}\">{match.Groups["text"].Value.Replace("<", "&lt;", StringComparison.Ordinal)}</code></pre>\n\n");
    }

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
