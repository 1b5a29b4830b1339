namespace ServiceBlog.Import.ContentFolders;

/// <summary>Attributes that stand on a line of their own below or above a block, as kramdown, PyMdown and Goldmark take them: those of headings and images are
/// attached to these, a class that names a kind of box makes one, an id becomes an anchor, and all else goes.</summary>
internal static partial class BlockAttributes
{
    public static string Rewrite(string text)
    {
        if (!OwnLine().IsMatch(text))
            return text;
        var code = OldText.CodeOf(text);
        var lines = text.Split('\n').ToList();
        var starts = new List<int>(lines.Count);
        var at = 0;
        foreach (var line in lines)
        {
            starts.Add(at);
            at += line.Length + 1;
        }
        // From the end, so that the places of those before stay.
        for (var index = lines.Count - 1; index >= 0; index--)
        {
            if (OwnLine().Match(lines[index]) is { Success: true } match && !OldText.IsIn(code, starts[index] + match.Groups["list"].Index))
                Attach(lines, index, match.Groups["list"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
        return string.Join('\n', lines);
    }

    private static void Attach(List<string> lines, int index, string[] items)
    {
        lines.RemoveAt(index);
        var isBelow = index > 0 && lines[index - 1].Trim().Length > 0;
        if (!isBelow && (index >= lines.Count || lines[index].Trim().Length == 0))
            return;
        var (first, last) = isBelow ? (index - 1, index - 1) : (index, index);
        while (first > 0 && lines[first - 1].Trim().Length > 0 && isBelow && !lines[first].StartsWith('#'))
            first--;
        while (!isBelow && last < lines.Count - 1 && lines[last + 1].Trim().Length > 0)
            last++;
        var id = items.FirstOrDefault(item => item[0] == '#') ?? items.Where(item => item.StartsWith("id=", StringComparison.Ordinal)).Select(item => "#" + item[3..].Trim('"', '\'')).FirstOrDefault();
        if (lines[isBelow ? last : first].StartsWith('#'))
        {
            if (id is not null)
                lines[isBelow ? last : first] += $" {{{id}}}";
        }
        else if (first == last && Image().IsMatch(lines[first]))
        {
            lines[first] += $"{OldDirective.Brace}{string.Join(' ', items.Where(IsKnown))}}}";
        }
        else if (items.Select(KindOf).FirstOrDefault(kind => kind is not null) is { } kind && !ListOrTable().IsMatch(lines[first]))
        {
            var isQuote = lines[first].StartsWith('>');
            for (var line = first; line <= last && !isQuote; line++)
                lines[line] = "> " + lines[line];
            lines.Insert(first, $"> [!{kind}]");
        }
        else if (id is not null)
        {
            var anchor = $"<a id=\"{RawHtml.Encode(id[1..])}\"></a>";
            if (ListOrTable().IsMatch(lines[first]) || lines[first].StartsWith('>'))
                lines.InsertRange(first, [anchor, ""]);
            else
                lines[first] = anchor + lines[first];
        }
    }

    private static bool IsKnown(string item) => item[0] is '#' or '.' || item.Contains('=', StringComparison.Ordinal);

    /// <summary><c>.note</c>, <c>.prompt-warning</c>, <c>.notice--info</c>.</summary>
    private static string? KindOf(string item) => item[0] != '.' ? null : item[1..].Split('-', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["notice" or "alert" or "prompt" or "admonition" or "callout" or "box" or "message", var kind] => Admonitions.Kinds.Contains(kind) ? Known(kind) : "note",
        [var kind] when kind is "notice" or "note" or "warning" or "info" or "tip" or "important" or "caution" or "danger" => Known(kind),
        _ => null,
    };

    private static string Known(string kind) => kind is "notice" or "primary" or "secondary" ? "note" : kind == "success" ? "tip" : kind;

    [GeneratedRegex(@"^[ \t>]*\{:?[ \t]*(?<list>[.#][A-Za-z][^{}\n]*|\w[\w-]*=[""'][^{}\n]*)\}[ \t]*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex OwnLine();

    [GeneratedRegex(@"^[ \t]*!\[[^\]\n]*\]\([^()\n]*\)$", RegexOptions.None, MatchTimeout)]
    private static partial Regex Image();

    [GeneratedRegex(@"^[ \t]*(?:[-*+|]|\d+[.)]|```|~~~|<)", RegexOptions.None, MatchTimeout)]
    private static partial Regex ListOrTable();
}
