namespace ServiceBlog.Import.ContentFolders;

/// <summary>Finds the tags of a text in the language of its program. Within code there are none, except those that say so themselves.</summary>
internal static partial class TagReaders
{
    /// <param name="isCode">Whether the whole is code that the program filled in.</param>
    public static List<OldTag> Read(string text, TagLanguage language, Func<string, string?> variable, bool isCode = false)
    {
        if (!text.Contains('{'))
            return [];
        var code = isCode ? [] : OldText.CodeOf(text);
        if (!isCode && language == TagLanguage.Liquid)
            code = [.. code.Concat(Highlighted().Matches(text).Select(match => match.Groups["code"]).Select(match => (match.Index, match.Index + match.Length))).Order()];
        var tags = language switch
        {
            TagLanguage.Liquid when text.Contains("{{<", StringComparison.Ordinal) || text.Contains("{{%", StringComparison.Ordinal) =>
                HugoTag().Matches(text).Select(match => Hugo(match, variable)),
            TagLanguage.Liquid => LiquidTag().Matches(text).Select(match => Liquid(match, variable)),
            TagLanguage.Hugo => HugoTag().Matches(text).Select(match => Hugo(match, variable)),
            TagLanguage.Zola => ZolaTag().Matches(text).Select(Zola),
            _ => [],
        };
        return [.. tags.Where(tag => !OldText.IsIn(code, tag.Start) || IsOfCode(tag))];
    }

    /// <summary>Marks that were never shown, not even in code: those around what is shown as it stands, and escaped tags.</summary>
    private static bool IsOfCode(OldTag tag) => tag.Role == TagRole.Text && tag.Name is "raw" or "escaped";

    private static OldTag Liquid(Match match, Func<string, string?> variable)
    {
        if (match.Groups["raw"].Success)
            return Of(match, "raw", match.Groups["raw"].Value, TagRole.Text);
        if (match.Groups["expression"].Success)
            return Value(match.Groups["expression"].Value.Trim('-', ' ', '\n'), variable) is { } value
                ? Of(match, "value", value, TagRole.Text) : Of(match, "unknown value", "", TagRole.Text);
        var (name, rest) = (match.Groups["name"].Value.ToLowerInvariant(), match.Groups["rest"].Value.Trim());
        if (name is "post_url" or "link")
            return Of(match, name, (name == "post_url" ? "post:" : "/") + rest.Trim('"', '\'', '/'), TagRole.Text);
        if (name is "if" or "unless" or "else" or "elsif" or "case" or "when" or "endif" or "endunless" or "endcase" or "assign" or "endfor" or "set" or "break" or "import" or "extends" or "endblock" or "block" or "seo" or "feed_meta" or "toc"
            or "comment" or "for" or "tablerow" or "capture" or "macro")
            return Of(match, name, "", TagRole.Text); // the last five with what they hold: see the pattern
        if (name.StartsWith("end", StringComparison.Ordinal) && name.Length > 3)
            return Of(match, name[3..], match.Value, TagRole.Close);
        if (name is "include" or "include_relative" or "include_cached" or "render" or "image" or "figure" or "picture" or "youtube" or "vimeo" or "gist" or "twitter" or "tweet" or "highlight")
        {
            var parts = rest.Split([' ', ','], 2, StringSplitOptions.TrimEntries);
            var isInclude = name.StartsWith("include", StringComparison.Ordinal) || name == "render";
            var of = isInclude ? OldPaths.StemOf(parts[0].Trim('"', '\'')).ToLowerInvariant() : name;
            return new OldTag(match.Index, match.Length, of, TagValues.Read(isInclude ? parts.Length > 1 ? parts[1] : "" : rest),
                isInclude ? TagRole.Alone : TagRole.Open, match.Value);
        }
        return new OldTag(match.Index, match.Length, name, TagValues.Read(rest), TagRole.Open, match.Value);
    }

    /// <summary>A quoted text with filters is that text; the site's address is nothing, for links are from its root; null for what only a program knows.</summary>
    private static string? Value(string expression, Func<string, string?> variable)
    {
        if (Quoted().Match(expression) is { Success: true } quoted)
            return expression.Contains("urlencode", StringComparison.Ordinal) || expression.Contains("url_encode", StringComparison.Ordinal)
                ? Uri.EscapeDataString(quoted.Groups["text"].Value) : quoted.Groups["text"].Value;
        var name = expression.Split('|')[0].Trim();
        return name is "site.baseurl" or "site.url" or "site.github.url" or "baseurl" or "content" ? "" : variable(name);
    }

    private static OldTag Hugo(Match match, Func<string, string?> variable)
    {
        if (match.Groups["escaped"].Success)
            return Escaped(match);
        var name = match.Groups["name"].Value.ToLowerInvariant();
        var values = TagValues.Read(match.Groups["rest"].Value);
        if (name is "ref" or "relref")
            return Of(match, name, Uri.EscapeDataString(values.GetValueOrDefault("0") ?? values.GetValueOrDefault("path") ?? "")
                .Replace("%2F", "/", StringComparison.Ordinal).Replace("%23", "#", StringComparison.Ordinal) is var path && path.StartsWith('#')
                ? path : "ref:" + path, TagRole.Text);
        if (name is "param" && values.GetValueOrDefault("0") is { } key && (variable("page." + key) ?? variable("site." + key)) is { } value)
            return Of(match, name, value, TagRole.Text);
        var role = match.Groups["end"].Success ? TagRole.Close : match.Groups["alone"].Success ? TagRole.Alone : TagRole.Open;
        return new OldTag(match.Index, match.Length, name.Split('/')[^1].Split('.')[0], values, role, match.Value);
    }

    private static OldTag Zola(Match match)
    {
        if (match.Groups["escaped"].Success)
            return Escaped(match);
        if (match.Groups["end"].Success)
            return Of(match, "", match.Value, TagRole.Close);
        var name = match.Groups["name"].Value.Split("::")[^1].ToLowerInvariant();
        return new OldTag(match.Index, match.Length, name, TagValues.Read(match.Groups["rest"].Value),
            match.Groups["holds"].Success ? TagRole.Open : TagRole.Alone, match.Value);
    }

    private static OldTag Escaped(Match match) =>
        Of(match, "escaped", match.Value.Replace("/*", "", StringComparison.Ordinal).Replace("*/", "", StringComparison.Ordinal), TagRole.Text);

    private static OldTag Of(Match match, string name, string written, TagRole role) => new(match.Index, match.Length, name, TagValues.None, role, written);

    [GeneratedRegex(@"\{%-?\s*highlight\b[^%]*%\}(?<code>.*?)(?=\{%-?\s*endhighlight\b)", RegexOptions.ExplicitCapture | RegexOptions.Singleline, MatchTimeout)]
    private static partial Regex Highlighted();

    [GeneratedRegex(@"\{%-?\s*raw\s*-?%\}(?<raw>.*?)\{%-?\s*endraw\s*-?%\}|\{%-?\s*(?<name>comment)\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}"
        + @"|\{%-?\s*(?<name>for|tablerow|capture|macro)\b(?<rest>[^%]*)%\}(?:(?!\{%-?\s*\k<name>\b).)*?\{%-?\s*end\k<name>\s*-?%\}"
        + @"|\{%-?\s*(?<name>\w+)(?<rest>(?:[^%""']|""[^""]*""|'[^']*'|['""]|%(?!\}))*?)-?%\}|\{\{(?<expression>(?:[^{}""']|""[^""]*""|'[^']*'|\{(?>[^{}]+|\{(?>[^{}]+|\{(?>[^{}]+|\{[^{}]*\})*\})*\})*\})*)\}\}|\{#(?<name>)[^#]*#\}",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline, MatchTimeout)]
    private static partial Regex LiquidTag();

    [GeneratedRegex("""^(?:"(?<text>[^"]*)"|'(?<text>[^']*)')(?:\s*\|.*)?$""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, MatchTimeout)]
    private static partial Regex Quoted();

    [GeneratedRegex("""\{\{(?<mark>[<%])(?:(?<escaped>/\*.*?\*/)|\s*(?<end>/)?\s*(?<name>[\w./-]+)(?<rest>(?:[^>%"`}]|"(?:[^"\\]|\\.)*"|`[^`]*`|[>%](?!\}\}))*?)(?<alone>/)?\s*)[>%]\}\}""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, MatchTimeout)]
    private static partial Regex HugoTag();

    [GeneratedRegex("""(?<escaped>\{[{%]/\*.*?\*/[%}]\})|\{%-?\s*(?<end>end)\s*-?%\}|\{(?:\{|(?<holds>%))-?\s*(?<name>[A-Za-z_]\w*(?:::\w+)?)\s*\((?<rest>(?:[^()"'`]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.|'(?=\p{L}))*'|`[^`]*`|\([^()]*\))*)\)\s*-?[%}]\}""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, MatchTimeout)]
    private static partial Regex ZolaTag();
}
