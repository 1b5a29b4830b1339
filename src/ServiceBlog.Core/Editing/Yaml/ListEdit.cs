namespace ServiceBlog.Core.Editing.Yaml;

/// <summary>Changes a list of texts in the form in which it is written: in brackets, a line an item, or a single text. Only the items that change are
/// touched.</summary>
internal static class ListEdit
{
    /// <param name="owner">The mapping that has the list under <paramref name="key"/>, or is to get it.</param>
    /// <param name="items">For each item of the list what it is to be; null for one that goes.</param>
    /// <param name="added">Items to come after those.</param>
    /// <param name="end">The start of the line after <paramref name="owner"/>; null to look for it.</param>
    /// <returns>A null among them if the list is written in a way that cannot be changed piece by piece.</returns>
    public static IReadOnlyList<TextEdit?> Change(
        AuthoredText text, YamlMapping owner, string key, ImmutableArray<string?> items, ImmutableArray<string> added, int? end = null,
        FrontMatterSyntax syntax = FrontMatterSyntax.Yaml)
    {
        (items, added) = Reuse(items, added);
        return owner[key] switch
        {
            null => added.IsEmpty ? [] : (IReadOnlyList<TextEdit?>)[MappingEdit.Add(text, owner, key, syntax.List(added), end, syntax)],
            YamlScalar { IsNull: true } nothing => added.IsEmpty ? [] : [Fill(text, owner, key, nothing, added)],
            YamlScalar scalar => [ChangeSingle(text, scalar, items[0], added, syntax)],
            YamlSequence sequence when YamlExtent.IsFlow(text, sequence) => ChangeFlow(text, sequence, items, added, syntax),
            YamlSequence sequence => ChangeBlock(text, sequence, items, added),
            _ => [null],
        };
    }

    /// <summary>What comes takes the place of what goes.</summary>
    private static (ImmutableArray<string?> Items, ImmutableArray<string> Added) Reuse(ImmutableArray<string?> items, ImmutableArray<string> added)
    {
        var used = 0;
        var filled = items.Select(item => item ?? (used < added.Length ? added[used++] : null)).ToImmutableArray();
        return (filled, added[used..]);
    }

    /// <summary>A key with nothing behind its colon.</summary>
    private static TextEdit? Fill(AuthoredText text, YamlMapping owner, string key, YamlScalar nothing, ImmutableArray<string> added)
    {
        if (nothing.Text.Length > 0)
            return ScalarSpan.Find(text, nothing.Location, nothing.Text) is { } span ? new TextEdit(span.Start, span.Length, YamlText.List(added)) : null;
        return YamlExtent.AfterColon(text, owner.KeyOf(key)) is { } colon ? new TextEdit(colon, 0, " " + YamlText.List(added)) : null;
    }

    private static TextEdit? ChangeSingle(AuthoredText text, YamlScalar scalar, string? item, ImmutableArray<string> added, FrontMatterSyntax syntax)
    {
        if (ScalarSpan.Find(text, scalar.Location, scalar.Text.Trim()) is not { } span)
            return null;
        return item is not null && added.IsEmpty
            ? Replace(text, span, scalar, item)
            : new TextEdit(span.Start, span.Length, syntax.List(item is null ? added : [item, .. added]));
    }

    private static TextEdit Replace(AuthoredText text, ScalarSpan span, YamlScalar scalar, string item) =>
        scalar.Text.Trim() == item ? new TextEdit(span.Start, 0, "") : span.Replace(text, item);

    private static List<TextEdit?> ChangeFlow(
        AuthoredText text, YamlSequence list, ImmutableArray<string?> items, ImmutableArray<string> added, FrontMatterSyntax syntax)
    {
        if (SpansOf(text, list) is not { } spans)
            return [null];
        var edits = new List<TextEdit?>();
        var firstKept = items.TakeWhile(item => item is null).Count();
        if (firstKept == spans.Length)
        {
            if (spans.Length > 0)
                edits.Add(new TextEdit(spans[0].Start, spans[^1].End - spans[0].Start, ""));
        }
        else
        {
            for (var index = 0; index < spans.Length; index++)
            {
                if (items[index] is { } item)
                    edits.Add(Replace(text, spans[index], (YamlScalar)list.Items[index], item));
                else if (index < firstKept)
                    edits.Add(new TextEdit(spans[index].Start, spans[index + 1].Start - spans[index].Start, ""));
                else
                    edits.Add(new TextEdit(spans[index - 1].End, spans[index].End - spans[index - 1].End, ""));
            }
        }
        var more = string.Join(", ", added.Select(item => syntax.Scalar(item)));
        if (more.Length > 0)
            edits.Add(spans.IsEmpty ? new TextEdit(text.PositionOf(list.Location) + 1, 0, more) : new TextEdit(spans[^1].End, 0, ", " + more));
        return edits;
    }

    private static List<TextEdit?> ChangeBlock(AuthoredText text, YamlSequence list, ImmutableArray<string?> items, ImmutableArray<string> added)
    {
        if (SpansOf(text, list) is not { IsEmpty: false } spans)
            return [null];
        var edits = new List<TextEdit?>();
        for (var index = 0; index < spans.Length; index++)
        {
            var start = LineStart(text, spans[index]);
            if (items[index] is { } item)
                edits.Add(Replace(text, spans[index], (YamlScalar)list.Items[index], item));
            else if (!IsBullet(text.Text.AsSpan(start, spans[index].Start - start)))
                return [null];
            else
                edits.Add(new TextEdit(start, Math.Min(text.LineEnd(spans[index].End) + 1, text.Text.Length) - start, ""));
        }
        if (added.IsEmpty)
            return edits;
        var last = spans[^1];
        var bullet = text.Text[LineStart(text, last)..last.Start];
        edits.Add(!IsBullet(bullet)
            ? null
            : new TextEdit(text.LineEnd(last.End), 0, string.Concat(added.Select(item => $"\n{bullet}{YamlText.Scalar(item)}"))));
        return edits;
    }

    private static ImmutableArray<ScalarSpan>? SpansOf(AuthoredText text, YamlSequence list)
    {
        var spans = list.Items.Select(item => item is YamlScalar scalar ? ScalarSpan.Find(text, scalar.Location, scalar.Text.Trim()) : null).ToList();
        return spans.TrueForAll(span => span is not null) ? [.. spans.Select(span => span!.Value)] : null;
    }

    private static int LineStart(AuthoredText text, ScalarSpan span) => text.Text.LastIndexOf('\n', Math.Max(0, span.Start - 1)) + 1;

    /// <summary>White space, a hyphen, and white space again.</summary>
    private static bool IsBullet(ReadOnlySpan<char> text) =>
        text.TrimStart(' ') is ['-', ..] bullet && bullet[1..].Trim(' ').IsEmpty;
}

/// <summary>Adds keys to a mapping as its author writes mappings: in lines or in braces.</summary>
internal static class MappingEdit
{
    /// <summary>Adds a key; null if it cannot be told where the mapping ends.</summary>
    /// <param name="value">In flow style, so that it fits on one line.</param>
    /// <param name="end">The start of the line after a mapping in block style; null to look for it.</param>
    public static TextEdit? Add(AuthoredText text, YamlMapping mapping, string key, string value, int? end = null,
        FrontMatterSyntax syntax = FrontMatterSyntax.Yaml)
    {
        if (YamlExtent.IsFlow(text, mapping))
        {
            if (YamlExtent.FlowEnd(text, mapping) is not { } brace)
                return null;
            var last = text.Text.AsSpan(0, brace).TrimEnd();
            var separator = last[^1] is '{' ? "" : last[^1] is ',' ? " " : ", ";
            return new TextEdit(last.Length, 0, separator + syntax.Entry(key, value));
        }
        if (syntax == FrontMatterSyntax.Toml)
            return AddToTable(text, mapping, syntax.Entry(key, value));
        var indent = new string(' ', Math.Max(0, mapping.Location.Column - 1));
        if (end is { } line)
            return new TextEdit(line, 0, $"{indent}{key}: {value}\n");
        return YamlExtent.LastLineEnd(text, mapping) is { } lineEnd ? new TextEdit(lineEnd, 0, $"\n{indent}{key}: {value}") : null;
    }

    /// <summary>Right below the head of a table; at the very start for the keys of no table, since what follows may be one's.</summary>
    private static TextEdit? AddToTable(AuthoredText text, YamlMapping table, string entry)
    {
        if (text.PositionOf(table.Location) is not (>= 0 and var start))
            return null;
        return start > 0 && text.Text[start - 1] == '['
            ? new TextEdit(text.LineEnd(start), 0, "\n" + entry)
            : new TextEdit(start, 0, entry + "\n");
    }
}

/// <summary>How values are written in either language of front matter.</summary>
internal static class FrontMatterText
{
    /// <summary>The escapes of YAML's double quotes that are written here are TOML's too.</summary>
    public static string Scalar(this FrontMatterSyntax syntax, string text) =>
        syntax == FrontMatterSyntax.Toml ? YamlText.Quoted(text) : YamlText.Scalar(text);

    public static string List(this FrontMatterSyntax syntax, IEnumerable<string> texts) =>
        "[" + string.Join(", ", texts.Select(text => syntax.Scalar(text))) + "]";

    public static string Entry(this FrontMatterSyntax syntax, string key, string value) =>
        syntax == FrontMatterSyntax.Toml ? $"{key} = {value}" : $"{key}: {value}";
}
