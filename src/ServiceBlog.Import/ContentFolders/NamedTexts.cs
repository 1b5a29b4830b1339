namespace ServiceBlog.Import.ContentFolders;

/// <summary>Texts that a template keeps under a name, <c>{% set name %}…{% endset %}</c>, and shows further on, by the name or by a file that speaks of it:
/// they stand where they were shown, and nowhere else.</summary>
internal sealed partial class NamedTexts(string text, Func<string, List<OldTag>> tagsOfCode, Func<string, string> included, ImportNotes notes)
{
    private readonly Dictionary<string, (string Text, int Start)> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _unshown = new(StringComparer.Ordinal);

    public string Placed()
    {
        var marks = Mark().Matches(text);
        if (!marks.Any(mark => mark.Groups["block"].Success))
            return text;
        // What is kept has no part in the text that it stands in.
        var shape = Mark().Replace(text, mark => mark.Groups["block"].Success
            ? new string('x', mark.Value.TrimEnd('\n').Length) + (mark.Value[^1] == '\n' ? "\n" : "") : mark.Value);
        var (code, html) = (OldText.CodeOf(shape), OldText.HtmlOf(shape));
        var written = new StringBuilder(text.Length);
        var at = 0;
        foreach (Match mark in marks)
        {
            if (OldText.IsIn(code, mark.Index) || Shown(mark, OldText.IsIn(html, mark.Index)) is not { } shown)
                continue;
            written.Append(text, at, mark.Index - at).Append(shown);
            at = mark.Index + mark.Length;
        }
        foreach (var (name, start) in _unshown)
            TellUnshown(name, start);
        return written.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Null for a mark that shows nothing of what is kept.</summary>
    private string? Shown(Match mark, bool isInHtml)
    {
        if (mark.Groups["block"].Success)
        {
            var name = mark.Groups["block"].Value;
            if (_unshown.Remove(name, out var former))
                TellUnshown(name, former);
            (_kept[name], _unshown[name]) = ((mark.Groups["text"].Value, mark.Groups["text"].Index), mark.Index);
            return "";
        }
        var show = mark.Groups["file"].Success ? Use().Matches(included(mark.Value))
            .FirstOrDefault(use => _kept.ContainsKey(use.Groups["name"].Value)) : Use().Match(mark.Value);
        if (show is not { Success: true } || !_kept.TryGetValue(show.Groups["name"].Value, out var kept))
            return null;
        if (_unshown.Remove(show.Groups["name"].Value))
            notes.Add(Rules.ImportConverted, text, kept.Start, $"what was kept as \"{show.Groups["name"].Value}\" stands where it is shown", "set");
        notes.Budget.Spend(kept.Text.Length);
        if (!show.Groups["language"].Success)
            return kept.Text;
        var mistakes = new List<Diagnostic>();
        var code = OldTagTree.Rewrite(kept.Text, tagsOfCode(kept.Text), new ImportNotes("", 1, kept.Text, mistakes, notes.Budget)).Trim('\n');
        foreach (var mistake in mistakes)
            notes.Add(mistake.Rule, text, kept.Start, mistake.Message, mistake.Element);
        var fence = CodeBlock.Fence(code, show.Groups["language"].Value);
        var line = text.AsSpan(text.LastIndexOf('\n', mark.Index) + 1)[..^(text.Length - mark.Index)];
        notes.Budget.Spend((long)line.Length * fence.AsSpan().Count('\n'));
        return isInHtml ? OldText.ToHtml(fence) : !line.IsWhiteSpace() ? $"\n\n{fence}\n"
            : fence.Replace("\n", "\n" + line.ToString(), StringComparison.Ordinal);
    }

    private void TellUnshown(string name, int start) =>
        notes.Add(Rules.KeptShortcode, text, start, $"what was kept as \"{name}\" is left out, for nothing shows it here", "set");

    [GeneratedRegex(@"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}"
        + @"|\{%-?\s*(?<kind>set|setAsync|capture)\s+[""']?(?<block>\w+)[""']?\s*-?%\}(?<text>.*?)\{%-?\s*end\k<kind>\s*-?%\}(?:[ \t]*\n)?"
        + @"|\{%-?\s*include\s+[""']?(?<file>[\w./-]+)[^%]*%\}|\{\{[^{}]*\}\}", RegexOptions.ExplicitCapture | RegexOptions.Singleline, MatchTimeout)]
    private static partial Regex Mark();

    [GeneratedRegex("""\{\{-?\s*(?<name>\w+)\b(?:[^{}]*\|\s*highlight\W+(?<language>[\w+#-]+))?[^{}]*\}\}""", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Use();
}
