namespace ServiceBlog.Import.ContentFolders;

/// <summary>The boxes of other dialects as alerts, <c>&gt; [!note]</c>: indented ones below <c>!!!</c> or <c>???</c>, and those between lines of colons. Tabs become
/// their labels, each above what it holds.</summary>
internal static partial class Admonitions
{
    private const int Indent = 4;
    private const int MostNested = 8; // boxes within boxes; those within more are text

    public static FrozenSet<string> Kinds { get; } = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "note", "info", "tip", "hint", "important", "warning", "warn", "caution", "attention", "danger", "error", "success", "question", "quote",
        "example", "abstract", "summary", "bug", "failure", "todo", "seealso", "secondary", "primary", "admonition");

    /// <summary>MkDocs and PyMdown: <c>!!! note "Title"</c>, <c>???+ note</c>, <c>=== "Tab"</c>.</summary>
    public static string FromIndents(string text) =>
        IndentedStart().IsMatch(text) ? string.Join('\n', FromIndents(text.Split('\n'), depth: 0)) : text;

    /// <summary>Docusaurus, Starlight, VuePress: <c>:::note[Title]</c>, <c>:::note Title</c>, up to a line of as many colons.</summary>
    public static string FromColons(string text) => ColonStart().IsMatch(text) ? string.Join('\n', FromColons(text.Split('\n'))) : text;

    /// <summary>An alert around some lines.</summary>
    public static string Alert(string kind, string? title, string text, string fold = "", string indent = "") => string.Join('\n',
        text.Trim('\n').Split('\n').Select(line => line.Length == 0 ? indent + ">" : $"{indent}> {line}")
            .Prepend($"{indent}> [!{kind.ToLowerInvariant()}]{fold}{(string.IsNullOrWhiteSpace(title) ? "" : " " + title.Trim())}"));

    private static List<string> FromIndents(string[] lines, int depth)
    {
        var written = new List<string>();
        var fence = "";
        var tabs = new List<string>();
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            if (IsInFence(line, ref fence) || depth == MostNested || IndentedStart().Match(line) is not { Success: true } start)
            {
                written.Add(line);
                continue;
            }
            var indent = start.Groups["indent"].Value;
            var end = index + 1;
            while (end < lines.Length && (string.IsNullOrWhiteSpace(lines[end]) || IndentOf(lines[end]) >= indent.Length + Indent))
                end++;
            while (end > index + 1 && string.IsNullOrWhiteSpace(lines[end - 1]))
                end--;
            var inner = FromIndents([.. lines[(index + 1)..end]
                .Select(inside => inside.Length > indent.Length + Indent ? Outdented(inside, indent.Length + Indent) : "")], depth + 1);
            var title = start.Groups["title"].Value;
            if (start.Groups["tab"].Success)
                tabs.Add(OldDirective.Container("tab", title, string.Join('\n', inner)));
            else
                written.AddRange([.. Alert(start.Groups["kind"].Value, title, string.Join('\n', inner),
                    start.Groups["fold"].Value switch { "???" => "-", "???+" => "+", _ => "" }, indent).Split('\n')]);
            if (tabs.Count > 0 && !(end < lines.Length && NextTab(lines, end, indent)))
            {
                written.AddRange([.. OldDirective.Container("tabs", null, string.Join("\n\n", tabs)).Split('\n')
                    .Select(inside => inside.Length == 0 ? "" : indent + inside)]);
                tabs.Clear();
            }
            if (tabs.Count == 0 && end < lines.Length && !string.IsNullOrWhiteSpace(lines[end]))
                written.Add("");
            index = end - 1;
        }
        return written;
    }

    /// <summary>Whether the next block is one more tab of the same group.</summary>
    private static bool NextTab(string[] lines, int from, string indent) =>
        lines.Skip(from).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line)) is { } next
        && IndentedStart().Match(next) is { Success: true } start && start.Groups["tab"].Success && start.Groups["indent"].Value == indent;

    private static List<string> FromColons(string[] lines)
    {
        var open = new Stack<(string Indent, int Colons, string Kind, string Title, List<string> Lines)>();
        open.Push(("", 0, "", "", []));
        var fence = "";
        foreach (var line in lines)
        {
            if (IsInFence(line, ref fence))
                open.Peek().Lines.Add(line);
            else if (ColonEnd().IsMatch(line) && open.Count > 1)
                Close();
            else if (open.Count <= MostNested && ColonStart().Match(line) is { Success: true } start)
                open.Push((start.Groups["indent"].Value, start.Groups["colons"].Length, start.Groups["kind"].Value,
                    (start.Groups["label"].Success ? start.Groups["label"] : start.Groups["rest"]).Value.Trim(), []));
            else
                open.Peek().Lines.Add(line);
        }
        while (open.Count > 1)
            Close();
        return open.Pop().Lines;

        void Close()
        {
            var (indent, _, kind, title, inner) = open.Pop();
            var text = string.Join('\n', inner.Select(line => line.StartsWith(indent, StringComparison.Ordinal) ? line[indent.Length..] : line));
            open.Peek().Lines.AddRange(kind switch
            {
                "details" => [.. OldDirective.Container("details", title.Length == 0 ? "Details" : title, text).Split('\n').Select(line => indent + line), ""],
                _ when Kinds.Contains(kind) => [.. Alert(kind, title, text, indent: indent).Split('\n'), ""],
                _ => [.. title.Length == 0 ? Array.Empty<string>() : [$"{indent}**{title}**", ""], .. inner],
            });
        }
    }

    /// <summary>Whether a line belongs to a fenced block, whose lines are code.</summary>
    /// <param name="fence">The line that began the block, up to its last mark; empty outside of one.</param>
    private static bool IsInFence(string line, ref string fence)
    {
        var trimmed = line.TrimStart();
        if (fence.Length > 0)
        {
            var marks = fence.TrimStart();
            if (trimmed.StartsWith(marks, StringComparison.Ordinal) && trimmed.TrimEnd().Trim(marks[0]).Length == 0
                && line.Length - trimmed.Length < fence.Length - marks.Length + Indent)
                fence = "";
            return true;
        }
        if (!trimmed.StartsWith("```", StringComparison.Ordinal) && !trimmed.StartsWith("~~~", StringComparison.Ordinal))
            return false;
        fence = line[..(line.Length - trimmed.TrimStart(trimmed[0]).Length)];
        return true;
    }

    private static int IndentOf(string line) => line.TakeWhile(letter => letter is ' ' or '\t').Sum(letter => letter == '\t' ? Indent : 1);

    private static string Outdented(string line, int columns)
    {
        var index = 0;
        while (columns > 0 && index < line.Length && line[index] is ' ' or '\t')
            columns -= line[index++] == '\t' ? Indent : 1;
        return line[index..];
    }

    [GeneratedRegex("""^(?<indent>[ \t]{0,40})(?:(?:!!!|(?<fold>\?\?\?\+?))[ \t]+(?<kind>[\w-]+)[^"\n]*(?:"(?<title>[^\n]*)"(?:[ \t]+inline(?:[ \t]+end)?)?)?|(?<tab>===)[+!]*[ \t]+["'](?<title>[^\n]*)["'])[ \t]*$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex IndentedStart();

    [GeneratedRegex(@"^(?<indent>[ \t]{0,40}(?:>[ \t]?){0,8})(?<colons>:{3,})[ \t]*(?<kind>[A-Za-z][\w-]*)(?:\[(?<label>[^\n]*?)\])?(?:[ \t]*\{[^{}\n]*\})?(?<rest>[^\n]*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex ColonStart();

    [GeneratedRegex(@"^[ \t]*(?:>[ \t]?)*:{3,}[ \t]*$", RegexOptions.None, MatchTimeout)]
    private static partial Regex ColonEnd();
}
