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
        var lines = text.Split('\n');
        var lists = new string[]?[lines.Length];
        var at = 0;
        for (var index = 0; index < lines.Length; index++)
        {
            if (OwnLine().Match(lines[index]) is { Success: true } match && !OldText.IsIn(code, at + match.Groups["list"].Index))
                lists[index] = match.Groups["list"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            at += lines[index].Length + 1;
        }
        for (var index = 0; index < lines.Length; index++)
        {
            var first = index;
            while (index < lines.Length - 1 && lists[index] is not null && lists[index + 1] is not null)
                index++;
            if (lists[index] is not null)
                Attach(lines, lists, first, index);
        }
        return string.Join('\n', lines.Where((_, index) => lists[index] is null));
    }

    /// <summary>Attaches the lists of some lines to the block above them, or else to that below. A block ends at an empty line and at such lists.</summary>
    private static void Attach(string[] lines, string[]?[] lists, int from, int to)
    {
        var isBelow = IsOfBlock(from - 1);
        if (!isBelow && !IsOfBlock(to + 1))
            return;
        var items = lists[from..(to + 1)].SelectMany(list => list!).ToList();
        var (first, last) = isBelow ? (from - 1, from - 1) : (to + 1, to + 1);
        while (isBelow && IsOfBlock(first - 1) && !lines[first].StartsWith('#'))
            first--;
        while (!isBelow && IsOfBlock(last + 1))
            last++;
        var id = items.Find(item => item[0] == '#')
            ?? items.Where(item => item.StartsWith("id=", StringComparison.Ordinal)).Select(item => "#" + item[3..].Trim('"', '\'')).FirstOrDefault();
        var anchor = id is null ? "" : $"<a id=\"{RawHtml.Encode(id[1..])}\"></a>";
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
                lines[line] = $"> {(line == first ? anchor : "")}{lines[line]}";
            lines[first] = $"> [!{kind}]\n{lines[first]}";
            if (isBelow && IsOfBlock(to + 1))
                lines[last] += "\n";
        }
        else if (id is not null)
        {
            lines[first] = $"{anchor}{(ListOrTable().IsMatch(lines[first]) || lines[first].StartsWith('>') ? "\n\n" : "")}{lines[first]}";
        }

        bool IsOfBlock(int line) => line >= 0 && line < lines.Length && lists[line] is null && lines[line].AsSpan().Trim().Length > 0;
    }

    /// <summary>An id, a class or a named value.</summary>
    public static bool IsKnown(string item) => item[0] is '#' or '.' || item.Contains('=');

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
