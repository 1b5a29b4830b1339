namespace ServiceBlog.Import.ContentFolders;

/// <summary>The tags of Liquid and Hugo in a text: those for links, addresses and code are carried out, for Markdown says the same; every other is
/// kept and noted.</summary>
internal static partial class OldTemplateTags
{
    public static string Rewrite(string text, string file, int firstLine, Func<string, LinkAddress?> page, ICollection<Diagnostic> diagnostics)
    {
        if (!text.Contains("{%", StringComparison.Ordinal) && !text.Contains("{{", StringComparison.Ordinal))
            return text;
        var (from, line) = (0, firstLine);
        return Tag().Replace(text, match =>
        {
            line += text.AsSpan(from, match.Index - from).Count('\n');
            from = match.Index;
            if (match.Groups["code"].Success)
                return CodeBlock.Fence(match.Groups["code"].Value.Trim('\n'), match.Groups["language"].Value);
            if (match.Groups["page"].Success && page(match.Groups["page"].Value.Trim('"', '\'', ' ')) is { Url: { } url })
                return url;
            if (match.Groups["path"].Success)
                return match.Groups["path"].Value;
            if (match.Groups["root"].Success)
                return "";
            var shown = HtmlText.Shorten(match.Value, 60).ReplaceLineEndings(" ");
            diagnostics.Add(new Diagnostic(Rules.KeptShortcode, new SourceLocation(file, line, 1), $"{shown} is kept as text"));
            return match.Value;
        });
    }

    [GeneratedRegex(
        @"\{%-?\s*highlight\s+(?<language>[\w+#-]+)[^%]*%\}(?<code>.*?)\{%-?\s*endhighlight\s*-?%\}"
        + @"|\{\{<\s*highlight\s+""?(?<language>[\w+#-]+)[^>]*>\}\}(?<code>.*?)\{\{<\s*/\s*highlight\s*>\}\}"
        + @"|\{%-?\s*(?:post_url|link)\s+(?<page>[^%]+?)\s*-?%\}"
        + @"|\{\{[<%]\s*(?:rel)?ref\s+(?<page>[^%>]+?)\s*[%>]\}\}"
        + @"|\{\{\s*""(?<path>[^""]+)""\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.\w+)\s*\}\}"
        + @"|\{\{\s*'(?<path>[^']+)'\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.\w+)\s*\}\}"
        + @"|(?<root>\{\{\s*site\.(?:baseurl|url)\s*\}\})"
        + @"|\{%.*?%\}|\{\{.*?\}\}",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline, MatchTimeout)]
    private static partial Regex Tag();
}
