namespace ServiceBlog.Import.ContentFolders;

internal enum TagLanguage { None, Liquid, Hugo, Zola, Mdx, MdBook }

/// <summary>A tag in a text: a shortcode, an include, a component.</summary>
/// <param name="Name">In lower case, without namespace.</param>
/// <param name="Values">By name in lower case; those without a name by their place: "0".</param>
internal sealed record OldTag(int Start, int Length, string Name, IReadOnlyDictionary<string, string> Values, TagRole Role, string Written)
{
    /// <summary>The first of these values that it has.</summary>
    public string? this[params IEnumerable<string> names] => names.Select(name => Values.GetValueOrDefault(name, "")).FirstOrDefault(value => value.Length > 0);

    public int End => Start + Length;
    public OldTag? Parent { get; init; }

    /// <summary>Whether its content is shown as it stands: it names a language of programs, or says so. In Docsy's tabs that is so unless they hold text.</summary>
    public bool HoldsCode => this["code"] is "true" || this["text"] is not "true" && Parent?["text"] is not "true" && (this["lang", "language"] is not null
        || Parent is { Name: "tabpane" } pane && (pane["lang"] is not null || Written.StartsWith("{{<", StringComparison.Ordinal)));
}

/// <summary>What a tag does: opens, if it is closed further on; closes; stands alone; or means a fixed text.</summary>
internal enum TagRole { Open, Close, Alone, Text }

/// <summary>Carries the tags of a text out: those that Markdown has something for become that, of every other its content is kept, or, if it has none,
/// the tag itself in a comment, which is told.</summary>
internal sealed class OldTagTree(string text, ImportNotes notes)
{
    private const int MostNested = 100; // what holds more tags in each other was made to be slow; those within count as never closed
    private readonly Stack<(OldTag? Tag, StringBuilder Text)> _open = new();
    private List<(int Start, int End)>? _html;
    private int _at;

    public static string Rewrite(string text, IReadOnlyList<OldTag> tags, ImportNotes notes) =>
        tags.Count == 0 ? text : new OldTagTree(text, notes).Write(tags);

    private string Write(IReadOnlyList<OldTag> tags)
    {
        var closed = tags.Where(tag => tag.Role == TagRole.Close).GroupBy(tag => tag.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(tag => tag.Start), StringComparer.Ordinal);
        _open.Push((null, new StringBuilder()));
        foreach (var tag in tags.Where(tag => tag.Start >= _at))
        {
            _open.Peek().Text.Append(text, _at, tag.Start - _at);
            _at = tag.End;
            if (tag.Role == TagRole.Text)
                _open.Peek().Text.Append(Fixed(tag));
            else if (tag.Role == TagRole.Close)
                Close(tag.Name);
            else if (tag.Role == TagRole.Open && _open.Count <= MostNested && (IsClosed(tag.Name) || IsClosed("")))
                _open.Push((tag, new StringBuilder()));
            else
                _open.Peek().Text.Append(Written(tag, null));
        }
        _open.Peek().Text.Append(text, _at, text.Length - _at);
        while (_open.Count > 1)
            GiveUp();
        return _open.Pop().Text.ToString();

        bool IsClosed(string name) => closed.TryGetValue(name, out var last) && last >= _at;
    }

    private string Fixed(OldTag tag)
    {
        if (tag.Name is "unknown value" or "for" or "tablerow")
            notes.Add(Rules.KeptShortcode, text, tag.Start,
                $"{HtmlText.Shorten(HtmlText.OneLine(text.Substring(tag.Start, tag.Length)), 60)} is left out, for nothing computes it here", tag.Name);
        notes.Budget.Spend(tag.Written.Length);
        return tag.Written;
    }

    /// <param name="name">Empty where the end has no name.</param>
    private void Close(string name)
    {
        if (!_open.Any(frame => frame.Tag is { } tag && (name.Length == 0 || tag.Name == name)))
            return;
        while (_open.Peek().Tag is { } open && name.Length > 0 && open.Name != name)
            GiveUp();
        var (closed, inner) = _open.Pop();
        _open.Peek().Text.Append(Written(closed!, inner.ToString()));
    }

    /// <summary>A tag that was never closed.</summary>
    private void GiveUp()
    {
        var (tag, inner) = _open.Pop();
        _open.Peek().Text.Append(Written(tag!, null)).Append(inner);
    }

    private string Written(OldTag tag, string? inner)
    {
        if (OldComponents.Write(tag with { Parent = _open.Peek().Tag }, inner) is { } known)
        {
            notes.Budget.Spend(known.Length);
            notes.Add(Rules.ImportConverted, text, tag.Start, $"{HtmlText.Shorten(HtmlText.OneLine(tag.Written), 60)} was converted", tag.Name);
            return known is ['[', ..] && IsInLink(tag) ? OldText.Plain(known) : Indented(tag, known);
        }
        if (inner is null && tag["0"] is { } words && tag.Start > 0 && text[tag.Start - 1] == '[' && tag.End < text.Length && text[tag.End] == ']')
            return MarkdownText.Escape(words, atLineStart: false, inLabel: true);
        // At the start of a line a comment would make HTML of it; within a link's address or an attribute it would be text.
        var isInAddress = tag.Start > 0 && text[tag.Start - 1] is '(' or '"' or '\'' or '=' or '/' or '<';
        var canBeComment = !isInAddress && (EndsLine(tag) || !StartsLine());
        notes.Add(Rules.KeptShortcode, text, tag.Start,
            $"{HtmlText.Shorten(HtmlText.OneLine(tag.Written), 60)} has nothing like it here; {(inner is not null ? "what it holds is kept" : canBeComment ? "it is kept in a comment" : "it is left out")}", tag.Name);
        if (inner is null)
            return canBeComment ? $"<!-- {HtmlText.OneLine(tag.Written.Trim('{', '}', '<', '>', '%', '/', '-', ' ')).Replace("--", "- -", StringComparison.Ordinal)} -->" : "";
        notes.Budget.Spend(inner.Length);
        return inner;
    }

    /// <summary>Whether a block begins with what the tag becomes: at the start of a line, of an item of a list, of a quotation.</summary>
    private bool StartsLine()
    {
        var written = _open.Peek().Text;
        var at = written.Length;
        while (at > 0 && " \t>*+-.)0123456789".Contains(written[at - 1], StringComparison.Ordinal))
            at--;
        return at == 0 || written[at - 1] == '\n';
    }

    /// <summary>Whether the tag stands within a link that is written as HTML.</summary>
    private bool IsInLink(OldTag tag)
    {
        const int Looked = 500;
        var before = text.AsSpan(Math.Max(0, tag.Start - Looked), Math.Min(tag.Start, Looked));
        return before.LastIndexOf("<a ", StringComparison.OrdinalIgnoreCase) > before.LastIndexOf("</a", StringComparison.OrdinalIgnoreCase);
    }

    private bool EndsLine(OldTag tag) => text.AsSpan(tag.End).TrimStart(" \t\r") is [] or ['\n', ..];

    /// <summary>What a tag becomes, as far in as the tag stood.</summary>
    private string Indented(OldTag tag, string written)
    {
        var isDirective = OldDirective.IsOne(written);
        if (tag.Written is ['{', ..] && written.TrimStart() is ['[' or '!' or '`' or '~', ..] && OldText.IsIn(_html ??= OldText.HtmlOf(text), tag.Start))
            return OldText.ToHtml(OldDirective.Finish(written));
        if (!isDirective && !written.Contains('\n'))
            return written;
        var before = text.AsSpan(0, tag.Start).TrimEnd(" \t");
        var isAlone = before is [] or [.., '\n'];
        var prefix = isAlone ? text[before.Length..tag.Start] : "";
        notes.Budget.Spend((long)prefix.Length * written.AsSpan().Count('\n'));
        var block = string.Join('\n', written.Trim('\n').Split('\n')
            .Select((part, index) => index == 0 || part.Length == 0 || part.StartsWith(prefix, StringComparison.Ordinal) && prefix.Length > 0
            ? part : prefix + part));
        if (isAlone && isDirective)
            return $"\n{prefix}{block}\n";
        // Boxes in a row would be one.
        if (isAlone)
            return tag.End < text.Length && text[tag.End] == '\n' && !block.StartsWith('>') ? block : block + "\n";
        return $"\n\n{block}\n\n";
    }
}

/// <summary>Reads the values of a tag: <c>name="value"</c>, <c>name=value</c>, <c>name={value}</c>, and values without a name.</summary>
internal static partial class TagValues
{
    public static readonly IReadOnlyDictionary<string, string> None = FrozenDictionary<string, string>.Empty;

    public static IReadOnlyDictionary<string, string> Read(string written)
    {
        if (string.IsNullOrWhiteSpace(written))
            return None;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var place = 0;
        foreach (Match match in Value().Matches(written))
        {
            var value = match.Groups["value"].Value;
            if (value.Length > 1 && value[0] is '"' or '\'' or '`' && value[^1] == value[0])
                value = value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\'", "'", StringComparison.Ordinal);
            else if (value is ['{', .., '}'])
                value = Address().Match(value[1..^1].Trim()) is { Success: true } address ? address.Groups["path"].Value : value[1..^1]
                    .Trim().Trim('"', '\'', '`');
            var name = match.Groups["name"].Success ? match.Groups["name"].Value.ToLowerInvariant() : (place++).ToString(CultureInfo.InvariantCulture);
            values.TryAdd(name, value.Trim());
        }
        return values;
    }

    /// <summary>How programs name a file.</summary>
    [GeneratedRegex("""^(?:require|useBaseUrl|withBase)\(\s*["'`](?<path>[^"'`]+)["'`]\s*\)(?:\.default)?$""", RegexOptions.ExplicitCapture, MatchTimeout)]
    public static partial Regex Address();

    [GeneratedRegex("""(?:(?<name>[A-Za-z_@:][\w:.-]*)\s*=\s*)?(?<value>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.|'(?=\p{L}))*'|`[^`]*`|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s,"'={}]+)""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, MatchTimeout)]
    private static partial Regex Value();
}
