namespace ServiceBlog.Import.ContentFolders;

/// <summary>The front matter of a Jekyll or Hugo file, in whichever of the three languages, and the text below it.</summary>
internal sealed partial record OldFrontMatter(YamlMapping Keys, string Text, int TextLine)
{
    /// <summary>Null, with a diagnostic, if the front matter cannot be read; without any, the keys are empty.</summary>
    public static OldFrontMatter? Read(string text, string file, ICollection<Diagnostic> diagnostics)
    {
        if (Fenced().Match(text) is { Success: true } fenced)
        {
            var keys = fenced.Groups["keys"].Value;
            var mapping = fenced.Groups["fence"].Value == "+++"
                ? TomlReader.ReadMapping(keys, file, 2, diagnostics)
                : YamlReader.ReadMapping(keys, file, 2, diagnostics);
            return mapping is null ? null : new OldFrontMatter(mapping, text[fenced.Length..], 1 + fenced.Value.AsSpan().Count('\n'));
        }
        if (text.StartsWith('{') && EndOfJson(text) is var end && end > 0)
        {
            return YamlReader.ReadMapping(text.AsSpan(0, end), file, 1, diagnostics) is { } mapping
                ? new OldFrontMatter(mapping, text[end..].TrimStart('\n'), 1 + text.AsSpan(0, end).Count('\n'))
                : null;
        }
        return new OldFrontMatter(new YamlMapping([], new SourceLocation(file, 1, 1)), text, 1);
    }

    public static bool StartsText(string text) => Fenced().IsMatch(text) || (text.StartsWith('{') && EndOfJson(text) > 0);

    public string? TextOf(params string[] names) =>
        names.Select(name => Find(name)).OfType<YamlScalar>().Where(scalar => !scalar.IsNull).Select(scalar => scalar.Text.Trim()).FirstOrDefault(text => text.Length > 0);

    /// <summary>A list, or a text as a list of one, or the keys of a mapping's values; Jekyll parts a text at its spaces.</summary>
    public IEnumerable<string> ListOf(string name, bool partsAtSpaces = false) => Find(name) switch
    {
        YamlSequence list => list.Items.Select(NameOf).Where(text => text.Length > 0),
        YamlScalar { IsNull: false } text when text.Text.Contains(',', StringComparison.Ordinal) => text.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        YamlScalar { IsNull: false } text => partsAtSpaces ? text.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [text.Text.Trim()],
        YamlMapping mapping => [NameOf(mapping)],
        _ => ImmutableArray<string>.Empty,
    };

    public bool? FlagOf(string name) => Find(name) is YamlScalar scalar ? scalar.AsBoolean() : null;

    private YamlNode? Find(string name) =>
        Keys.Entries.FirstOrDefault(entry => entry.Key.Text.Equals(name, StringComparison.OrdinalIgnoreCase)).Value
        ?? Keys.Entries.Where(entry => entry.Key.Text is "taxonomies").Select(entry => (entry.Value as YamlMapping)?[name]).FirstOrDefault();

    private static string NameOf(YamlNode node) => node switch
    {
        YamlScalar { IsNull: false } scalar => scalar.Text.Trim(),
        YamlMapping mapping when mapping["name"] is YamlScalar name => name.Text.Trim(),
        _ => "",
    };

    private static int EndOfJson(string text)
    {
        var depth = 0;
        var isText = false;
        for (var index = 0; index < text.Length && index < 64 * 1024; index++)
        {
            if (isText && text[index] == '\\')
                index++;
            else if (text[index] == '"')
                isText = !isText;
            else if (!isText && text[index] == '{')
                depth++;
            else if (!isText && text[index] == '}' && --depth == 0)
                return index + 1;
        }
        return -1;
    }

    [GeneratedRegex(@"\A(?<fence>---|\+\+\+)[ \t]*\n(?<keys>(?:.*\n)*?)\k<fence>[ \t]*(?:\n|\z)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Fenced();
}

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
