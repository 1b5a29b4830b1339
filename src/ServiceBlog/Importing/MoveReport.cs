using ServiceBlog.Import;

namespace ServiceBlog.Importing;

/// <summary>What became of the files of an import, in numbers: for people as a table, for programs as JSON.</summary>
internal sealed class MoveReport(ImmutableArray<ImportBatch> batches, ImmutableArray<PlannedFile> plan, IReadOnlyCollection<Diagnostic> diagnostics)
{
    private const int MostRows = 12;

    private static readonly (string Title, string Key, Rule[] Rules)[] Sections =
    [
        ("Converted", "converted", [Rules.ImportConverted]),
        ("Kept as text, HTML or a comment", "kept", [Rules.KeptShortcode, Rules.KeptAsHtml, Rules.ImportedKey]),
        ("Left out", "leftOut", [Rules.LeftOut, Rules.SkippedItem, Rules.UnreadableImport, Rules.UnknownImportFormat]),
        ("To be looked at", "open", [Rules.UnresolvedImport, Rules.UnusableAddress, Rules.ImportGuess, Rules.MissingImportDate, Rules.AmbiguousDate,
            Rules.GuessedEncoding, Rules.RenamedImport]),
    ];

    private int Notes => plan.Count(file => file.Page is null && !file.Path.StartsWith("comments/", StringComparison.Ordinal)
        && ContentPath.IsMarkdown(file.Path));

    private IEnumerable<(string Name, string Key, int Count)> Totals =>
    [
        ("Files read", "files", batches.Sum(batch => batch.Files)),
        ("Pages", "pages", plan.Count(file => file.Page is not null) + Notes),
        ("of them drafts", "drafts", plan.Count(file => file.Page is { Draft: true })),
        ("Comments", "comments", plan.Count(file => file.Path.StartsWith("comments/", StringComparison.Ordinal))),
        ("Files published as they are", "assets", plan.Count(file => file.Page is null && !ContentPath.IsMarkdown(file.Path))),
    ];

    public void Write(TextWriter writer)
    {
        writer.WriteLine(string.Join(", ", batches.Select(batch => batch.Origin).Where(origin => origin.Length > 0)
            .Distinct(StringComparer.Ordinal)) is { Length: > 0 } origins ? $"Read as {origins}:" : "Read:");
        foreach (var (name, _, count) in Totals.Where(total => total.Count > 0))
            writer.WriteLine($"  {name,-34}{Counted.Number(count),8}");
        foreach (var (title, _, rules) in Sections)
        {
            var rows = Rows(rules);
            if (rows.Count == 0)
                continue;
            writer.WriteLine($"{title}:");
            foreach (var (kind, count, first) in rows.Take(MostRows))
                writer.WriteLine($"  {Printable.Text(kind),-34}{Counted.Number(count),8}  first: {first}");
            if (rows.Count > MostRows)
                writer.WriteLine($"  {Counted.Noun(rows.Count - MostRows, "more kind"),-34}{Counted.Number(rows.Skip(MostRows).Sum(row => row.Count)),8}");
        }
        if (diagnostics.Count(diagnostic => diagnostic.Rule == Rules.UnresolvedImport) is > 0 and var lost)
            writer.WriteLine($"{Counted.Noun(lost, "link")} to what was not there: with \"diagnostics: {{broken-link: warning}}\" in site.yml they keep nothing from being published until they are mended.");
        writer.WriteLine();
    }

    public byte[] ToJson()
    {
        var json = new JsonObject { ["origin"] = string.Join(", ", batches.Select(batch => batch.Origin).Distinct(StringComparer.Ordinal)) };
        foreach (var (_, key, count) in Totals)
            json[key] = count;
        foreach (var (_, key, rules) in Sections)
            json[key] = Json.Array(Rows(rules).Select(row => new JsonObject { ["kind"] = row.Kind, ["count"] = row.Count, ["first"] = row.First.ToString() }));
        return Encoding.UTF8.GetBytes(json.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    private List<(string Kind, int Count, SourceLocation First)> Rows(Rule[] rules) =>
    [
        .. diagnostics.Where(diagnostic => rules.Contains(diagnostic.Rule))
            .GroupBy(diagnostic => diagnostic.Rule == Rules.ImportConverted ? diagnostic.Element ?? "" : diagnostic.Element is { } element
                ? $"{diagnostic.Rule.Name} {element}" : diagnostic.Rule.Name, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Count(), group.Min(diagnostic => diagnostic.Location)))
            .OrderByDescending(row => row.Item2).ThenBy(row => row.Key, StringComparer.Ordinal),
    ];
}
