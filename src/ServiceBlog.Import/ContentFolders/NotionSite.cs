namespace ServiceBlog.Import.ContentFolders;

/// <summary>An export of Notion: the name of each file ends with the number of its page, and its first line is the title.</summary>
internal sealed partial class NotionSite(SiteFolder folder) : Generator(folder)
{
    private readonly Lazy<Dictionary<string, string>> _byNumber = new(() => folder.All
        .Where(file => (IsMarkdown(file.Path) && Number().IsMatch(OldPaths.StemOf(file.Path))) || IsTable(file.Path))
        .GroupBy(file => OldPaths.StemOf(file.Path)[^32..], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Path, StringComparer.Ordinal));

    public override string Name => "Notion";

    public override bool MayBePage(string path) => IsMarkdown(path) || IsTable(path);

    public static bool IsOne(SiteFolder folder) => folder.All.Any(file => IsMarkdown(file.Path) && Number().IsMatch(OldPaths.StemOf(file.Path)));

    public override SourcePage? Page(InputFile file, OldFrontMatter front)
    {
        if (!MayBePage(file.Path))
            return null;
        if (IsTable(file.Path))
            front = front with { Text = CsvTable.Markdown(front.Text, name => RowAt(file.Path, name)) };
        var bare = string.Join('/', OldPaths.Bare(file.Path).Split('/').Select(part => Number().Replace(part, "").Trim()));
        var properties = Properties(front.Text);
        return new SourcePage(file, front, OldPaths.Folder(string.Join('/', bare.Split('/').Select(OldPaths.Slug))))
        {
            Title = OldText.FirstHeading(front.Text) ?? ContentPath.NameOf(bare),
            Date = properties.Where(property => property.Key is "Created" or "Date" or "Published" or "Created time" or "Publish Date")
                .Select(property => ImportedDate.Parse(property.Value)).FirstOrDefault(date => date is not null),
            Labels = properties.Where(property => property.Key is "Tags" or "Tag" or "Category" or "Categories")
                .SelectMany(property => property.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        };
    }

    public override string? AssetPath(string path) => OldPaths.Media().IsMatch(path) && OldPaths.ExtensionOf(path) is not "csv"
        ? string.Join('/', path.Split('/')
        .Select(part => Number().Replace(OldPaths.StemOf(part), "").Trim().Replace(' ', '-') + part[OldPaths.StemOf(part).Length..])) : null;

    public override string Rewrite(string text, SourcePage page, ImportNotes notes) => Aside().Replace(OldText.OutsideCode(WithLines(text), OnNotion(), match =>
        _byNumber.Value.TryGetValue(match.Groups["number"].Value.Replace("-", "", StringComparison.Ordinal), out var path)
            ? $"]({UrlPath.Encode(UrlPath.Relative(page.File.Path, path))})" : match.Value), match =>
        Admonitions.Alert("note", null, match.Groups["text"].Value.Trim()));

    /// <summary>The properties of a page each on its line.</summary>
    private static string WithLines(string text) => Properties(text)
        .Aggregate(text, (whole, property) =>
        whole.Replace($"\n{property.Key}: {property.Value}\n", $"\n- {property.Key}: {property.Value}\n", StringComparison.Ordinal));

    /// <summary>A database. Of each there may be a second file with all its columns.</summary>
    private static bool IsTable(string path) => OldPaths.ExtensionOf(path) == "csv" && Number().IsMatch(OldPaths.StemOf(path));

    /// <summary>The file of a row, which lies in a folder beside the table.</summary>
    private string? RowAt(string table, string name) => Folder.All
        .FirstOrDefault(file => ContentPath.FolderOf(file.Path) is var of
            && (of == OldPaths.Bare(table) || of == Number().Replace(OldPaths.Bare(table), "")) && Number().Replace(OldPaths.StemOf(file.Path), "")
            .Trim() == name)?.Path is { } path ? UrlPath.Encode(UrlPath.Relative(table, path)) : null;

    /// <summary>The lines <c>Key: value</c> right below the title.</summary>
    private static List<(string Key, string Value)> Properties(string text) =>
        [.. text.TrimStart().Split('\n').Skip(1).SkipWhile(line => line.Trim().Length == 0).TakeWhile(line => Property().IsMatch(line)).Select(line => (line[..line.IndexOf(':')].Trim(), line[(line.IndexOf(':') + 1)..].Trim()))];

    /// <summary>A link to a page by its address on Notion's own site.</summary>
    [GeneratedRegex(@"\]\(https://(?:www\.)?notion\.so/[^\s()]*?(?<number>[0-9a-f]{32})(?:\?[^\s()]*)?\)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex OnNotion();

    [GeneratedRegex(@"\s*\b[0-9a-f]{32}$", RegexOptions.None, MatchTimeout)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:#|[\p{L}\p{N}][^:\n.!?]{0,40}): .", RegexOptions.None, MatchTimeout)]
    private static partial Regex Property();

    [GeneratedRegex(@"<aside>\s*(?<text>.*?)\s*</aside>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Aside();
}

/// <summary>A table of comma-separated values (RFC 4180) as one of Markdown.</summary>
internal static class CsvTable
{
    /// <param name="linkOf">Where the first cell of a row leads; null for nowhere.</param>
    public static string Markdown(string text, Func<string, string?> linkOf)
    {
        var rows = Rows(text);
        if (rows.Count == 0)
            return "";
        var lines = rows.Select((row, number) =>
            Line(row.Select((cell, column) => number > 0 && column == 0 && linkOf(cell) is { } link ? $"[{Cell(cell)}]({link})" : Cell(cell)))).ToList();
        lines.Insert(1, Line(rows[0].Select(_ => "---")));
        return string.Join('\n', lines) + "\n";
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Cell(string value) => MarkdownText.Escape(HtmlText.OneLine(value), atLineStart: false, inLabel: true);

    private static List<List<string>> Rows(string text)
    {
        var rows = new List<List<string>>();
        var (row, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var letter in text.TrimStart('\uFEFF').TrimEnd('\n') + "\n")
        {
            if (letter == '"')
            {
                // Two quotation marks within a quoted cell are one.
                if (!isQuoted && cell.Length > 0)
                    cell.Append('"');
                isQuoted = !isQuoted;
            }
            else if (isQuoted || letter is not (',' or '\n'))
            {
                cell.Append(letter);
            }
            else
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
        }
        return rows;
    }
}
