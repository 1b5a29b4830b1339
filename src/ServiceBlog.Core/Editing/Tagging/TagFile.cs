using ServiceBlog.Core.Editing.Yaml;

namespace ServiceBlog.Core.Editing.Tagging;

/// <summary><c>tags.yml</c>, opened for a tag that gets another name: its entry is renamed or goes into the other's, and the old name is kept there
/// as <c>merged</c>, so that its address leads on.</summary>
internal sealed class TagFile(FileEdits edits, YamlMapping mapping)
{
    private AuthoredText Text => edits.Text;

    /// <param name="wasPublished">The old name had a page of its own.</param>
    /// <returns>False if the file is written in a way that cannot be edited piece by piece.</returns>
    public bool Rename(string old, string name, bool wasPublished)
    {
        var oldEntry = Find(old, except: null);
        var newEntry = Find(name, except: oldEntry?.Key);
        ImmutableArray<string> merged = wasPublished && !IsSameTag(old, name) ? [old] : [];
        return (oldEntry, newEntry) switch
        {
            ({ } entry, null) => RenameKey(entry.Key, name) && Extend(entry, Without(entry, "synonyms", name), Without(entry, "merged", name), [], merged),
            ({ } entry, { } into) => Remove(entry.Key)
                && Extend(into, Items(into, "synonyms"), Items(into, "merged"),
                    [.. Items(entry, "synonyms").OfType<string>().Where(synonym => synonym != name)],
                    [.. merged, .. Items(entry, "merged").OfType<string>().Where(other => other != name)]),
            (null, { } into) => Extend(into, Items(into, "synonyms"), Items(into, "merged"), [], merged),
            _ => merged.IsEmpty || Append(name, merged),
        };
    }

    public static bool IsSameTag(string name, string other) => name == other || UrlPath.Slug(name) == UrlPath.Slug(other);

    private (YamlScalar Key, YamlNode Value)? Find(string name, YamlScalar? except)
    {
        var alike = mapping.Entries.Where(entry => entry.Key != except && IsSameTag(entry.Key.Text, name)).ToList();
        return alike.Count == 0 ? null : alike.Find(entry => entry.Key.Text == name) is { Key: not null } exact ? exact : alike[0];
    }

    private bool RenameKey(YamlScalar key, string name)
    {
        if (ScalarSpan.Find(Text, key.Location, key.Text) is not { } span)
            return false;
        return key.Text == name || edits.TryAdd(span.Replace(Text, name));
    }

    private static ImmutableArray<string?> Items((YamlScalar Key, YamlNode Value) entry, string key) => (entry.Value as YamlMapping)?[key] switch
    {
        YamlSequence list => [.. list.Items.Select(item => (item as YamlScalar)?.Text.Trim())],
        YamlScalar { IsNull: false } single => [single.Text.Trim()],
        _ => [],
    };

    private static ImmutableArray<string?> Without((YamlScalar Key, YamlNode Value) entry, string key, string name) =>
        [.. Items(entry, key).Select(item => item is not null && IsSameTag(item, name) ? null : item)];

    /// <summary>Brings the lists of an entry to what they are to be, whatever form the entry has.</summary>
    private bool Extend(
        (YamlScalar Key, YamlNode Value) entry, ImmutableArray<string?> synonyms, ImmutableArray<string?> merged,
        ImmutableArray<string> moreSynonyms, ImmutableArray<string> moreMerged)
    {
        moreSynonyms = [.. moreSynonyms.Except(synonyms.OfType<string>(), StringComparer.Ordinal)];
        moreMerged = [.. moreMerged.Except(synonyms.Concat(merged).OfType<string>(), StringComparer.Ordinal)];
        if (entry.Value is YamlMapping fields)
            return Change(fields, "synonyms", synonyms, moreSynonyms) && Change(fields, "merged", merged, moreMerged);
        var lines = string.Concat(Line("synonyms", moreSynonyms), Line("merged", moreMerged));
        if (lines.Length == 0)
            return true;
        if (entry.Value is not YamlScalar value || YamlExtent.AfterColon(Text, entry.Key) is not { } start)
            return false;
        if (value.IsNull)
            return edits.TryAdd(new TextEdit(start, 0, lines));
        if (ScalarSpan.Find(Text, value.Location, value.Text) is not { } description || Text.LineEnd(start) != Text.LineEnd(description.End))
            return false;
        return edits.TryAdd(new TextEdit(start, 0, $"\n{Indent}description:"), new TextEdit(Text.LineEnd(start), 0, lines));
    }

    private string Indent => new(' ', mapping.Location.Column - 1 + 2);

    private string Line(string key, ImmutableArray<string> items) => items.IsEmpty ? "" : $"\n{Indent}{key}: {YamlText.List(items)}";

    private bool Change(YamlMapping fields, string key, ImmutableArray<string?> items, ImmutableArray<string> added) =>
        (added.IsEmpty && !items.Contains(null)) || edits.TryAdd(ListEdit.Change(Text, fields, key, items, added));

    /// <summary>Takes an entry out with its lines; comments before the next entry stay.</summary>
    private bool Remove(YamlScalar key)
    {
        if (YamlExtent.IsFlow(Text, mapping))
            return false;
        var start = Text.LineStart(key.Location.Line);
        var next = mapping.Entries.Select(entry => entry.Key.Location).Where(place => place > key.Location).DefaultIfEmpty().Min();
        var end = next == default(SourceLocation) ? Text.Text.Length : Text.LineStart(next.Line);
        while (end > start && Text.Text.LastIndexOf('\n', Math.Max(0, end - 2)) + 1 is var line && line > start
            && Stays(Text.Text.AsSpan(line, end - line), key.Location.Column))
            end = line;
        return edits.TryAdd(new TextEdit(start, end - start, ""));
    }

    /// <summary>A line between entries: blank, or a comment no further to the right than they are.</summary>
    private static bool Stays(ReadOnlySpan<char> line, int column) =>
        line.IsWhiteSpace() || (line.TrimStart(' ') is ['#', ..] comment && line.Length - comment.Length < column);

    private bool Append(string name, ImmutableArray<string> merged)
    {
        if (!mapping.Entries.IsEmpty && YamlExtent.IsFlow(Text, mapping))
            return false;
        var text = Text.Text;
        var before = text.Length == 0 || text.EndsWith('\n') ? "" : "\n";
        return edits.TryAdd(new TextEdit(text.Length, 0, $"{before}{YamlText.Scalar(name)}:{Line("merged", merged)}\n"));
    }
}
