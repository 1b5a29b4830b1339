namespace ServiceBlog.Import.ContentFolders;

/// <summary>What MDX has besides Markdown: programs' imports and exports, which go; components, which become what they show; expressions in braces.</summary>
internal static partial class MdxText
{
    private const int MostIncludes = 8;

    public static string Rewrite(string text, SourcePage page, SiteFolder folder, ImportNotes notes, int depth = 0)
    {
        var imports = new Dictionary<string, string>(StringComparer.Ordinal);
        var plain = OldText.OutsideCode(text, Module(), match =>
        {
            foreach (Match import in Import().Matches(match.Value))
                imports.TryAdd(import.Groups["name"].Value, import.Groups["file"].Value);
            return "";
        }, isMdx: true);
        if (plain.Length < text.Length)
            notes.Add(Rules.LeftOut, text, Math.Max(0, Module().Match(text).Index), "the imports and exports of a program were left out");
        plain = OldText.OutsideCode(plain, Comment(), _ => "", isMdx: true);
        var code = OldText.CodeOfMdx(plain);
        var tags = Tags(plain, code).Select(tag => Resolved(tag, imports, page, folder, notes, depth)).ToList();
        return OldText.OutsideCode(OldTagTree.Rewrite(plain, tags, notes), Expression(), match => Value(match, notes, plain), isMdx: true);
    }

    /// <summary>A component that is another text is that text; the address of an imported image is the image's.</summary>
    private static OldTag Resolved(OldTag tag, Dictionary<string, string> imports, SourcePage page, SiteFolder folder, ImportNotes notes, int depth)
    {
        if (depth < MostIncludes && tag.Role == TagRole.Alone
            && imports.TryGetValue(tag.Written.TrimStart('<').Split(' ', '/', '>', '\n')[0], out var file) && Generator.IsMarkdown(file)
            && folder.Find(page.LinkFolder, file.Replace("@site/", "/", StringComparison.Ordinal)) is { } partial)
        {
            var included = OldFrontMatter.Read(folder.TakenIn(partial, page), partial.DisplayPath, new List<Diagnostic>());
            return tag with { Role = TagRole.Text, Written = Rewrite(included.Text, page, folder, notes, depth + 1).Trim('\n') };
        }
        var values = tag.Values.ToDictionary(value => value.Key, value => imports.GetValueOrDefault(value.Value.Split('.')[0], value.Value)
            .Replace("@site/static/", "/", StringComparison.Ordinal), StringComparer.Ordinal);
        return tag with { Values = values };
    }

    private static IEnumerable<OldTag> Tags(string text, List<(int Start, int End)> code)
    {
        for (var at = text.IndexOf('<'); at >= 0 && at < text.Length - 1; at = text.IndexOf('<', at + 1))
        {
            var isEnd = text[at + 1] == '/';
            var start = at + (isEnd ? 2 : 1);
            if (start >= text.Length || !(char.IsAsciiLetterUpper(text[start]) || text[start] == '>') || OldText.IsIn(code, at)
                || EndOf(text, start) is not { } end)
                continue;
            var nameEnd = start;
            while (char.IsLetterOrDigit(text[nameEnd]) || text[nameEnd] is '.' or '_')
                nameEnd++;
            var name = text[start..nameEnd];
            var rest = text[nameEnd..end].TrimEnd('/', ' ', '\n');
            var role = isEnd ? TagRole.Close : text[end - 1] == '/' ? TagRole.Alone : TagRole.Open;
            var plain = name.Length == 0 ? "fragment" : name.Split('.')[^1].ToLowerInvariant();
            yield return new OldTag(at, end + 1 - at, plain, TagValues.Read(rest), role, text[at..(end + 1)]);
            at = end;
        }
    }

    /// <summary>Where a tag ends: a <c>&gt;</c> outside of quotes and braces.</summary>
    private static int? EndOf(string text, int from)
    {
        var (depth, quote) = (0, '\0');
        for (var index = from; index < text.Length && index < from + 4000; index++)
        {
            var letter = text[index];
            if (quote != '\0')
                quote = letter == quote ? '\0' : quote;
            else if (letter is '"' or '\'' or '`')
                quote = letter;
            else if (letter is '{' or '}')
                depth += letter == '{' ? 1 : -1;
            else if (letter == '>' && depth <= 0)
                return index;
        }
        return null;
    }

    private static string Value(Match match, ImportNotes notes, string text)
    {
        // Attributes of HTML as React spells them.
        if (match.Groups["attribute"].Value is { Length: > 0 } attribute)
            return TagValues.Address().Replace(match.Groups["value"].Value.Trim(), "${path}").Trim('"', '\'', '`') is var value
                && (value.Length > 0 && value[0] != '{') && !value.Contains('{') ? $"{attribute}\"{RawHtml.Encode(value)}\"" : "";
        var inner = match.Groups["inner"].Value.Trim();
        if (inner.Length == 0)
            return match.Value;
        if (inner[0] is '#' or '.')
            return match.Value; // the id of a heading
        if (inner[0] is '"' or '\'' or '`' && inner[^1] == inner[0])
            return inner[1..^1];
        notes.Add(Rules.KeptShortcode, text, match.Index,
            $"the expression {HtmlText.Shorten(HtmlText.OneLine(match.Value), 60)} is left out, for nothing computes it here");
        return "";
    }

    [GeneratedRegex(@"^(?:import\b(?:[^;\n{]|\{[^}]*\})*?(?:from\s*)?['""][^'""\n]+['""];?[ \t]*|export\s+(?:default\s+)?(?:const|let|var|function|class|async)\b(?:(?!\n[ \t]*\n).)*|export\s*\{[^}]*\}[^\n]*)(?:\n|\z)", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Module();

    [GeneratedRegex(@"import\s+(?<name>\w+)\s+from\s*['""](?<file>[^'""\n]+)['""]", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Import();

    [GeneratedRegex(@"\{/\*.*?\*/\}", RegexOptions.Singleline, MatchTimeout)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<attribute>(?<=\s)[a-zA-Z-]+=)\{(?<value>(?:[^{}]|\{[^{}]*\})*)\}|(?<!\\)\{(?<inner>(?:[^{}\n]|\{[^{}\n]*\})*)\}", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Expression();
}
