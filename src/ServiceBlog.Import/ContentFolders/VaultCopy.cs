namespace ServiceBlog.Import.ContentFolders;

/// <summary>A folder of Obsidian notes. It builds as it is, so its files are copied as they are; only notes in other encodings are written as UTF-8.</summary>
internal static partial class VaultCopy
{
    private const int Looked = 400;
    private const int OneIn = 10; // one note in this many with a wikilink makes a folder a vault, whose settings are seldom published with it

    public static ImportBatch? Read(ImmutableArray<InputFile> files, string name, ICollection<Diagnostic> diagnostics)
    {
        var notes = files.Where(file => Generator.IsMarkdown(file.Path)).ToList();
        if (notes.Count == 0 || Generator.Of(new SiteFolder(files, [])) is not PlainFolder || !IsOne(files, notes))
            return null;
        var copies = files.Where(file => !IsOfThoseWhoWorkOnIt(file.Path)).ToList();
        return new ImportBatch
        {
            Name = name,
            Origin = "Obsidian",
            Files = files.Length,
            Copies = [.. copies.Select(file =>
                (file, Text: Generator.IsMarkdown(file.Path) ? ImportText.Read(file, diagnostics, mayBeEmpty: true, ContentLimits.Usual.Bytes) : null))
                .Where(copy => copy.Text is not null || !Generator.IsMarkdown(copy.file.Path))
                .Select(copy => new ImportedAsset(copy.file.Path, copy.Text is null ? copy.file : InputFile.FromText(copy.file.Path, copy.Text)))],
            Settings = new OldSettings
            {
                IsVault = true,
                Menu = [.. copies.Where(file => file.Path.Contains('/') && Generator.IsMarkdown(file.Path))
                    .Select(file => ContentPath.FirstFolder(file.Path))
                    .Distinct(StringComparer.Ordinal).Where(folder => !folder.StartsWith('.')).Select(folder => (folder, $"/{UrlPath.Segment(folder)}/"))],
            },
        };
    }

    private static bool IsOne(ImmutableArray<InputFile> files, List<InputFile> notes) =>
        files.Any(file => file.Path.StartsWith(".obsidian/", StringComparison.Ordinal))
        || notes.Take(Looked).Count(note => Wikilink().IsMatch(ImportText.Read(note, [], mayBeEmpty: true) ?? "")) * OneIn >= Math.Min(notes.Count, Looked);

    private static bool IsOfThoseWhoWorkOnIt(string path) => path.StartsWith('.') || (!path.Contains('/') && Generator.IsForAuthors(path));

    [GeneratedRegex(@"!?\[\[[^\[\]\n]+\]\]", RegexOptions.None, MatchTimeout)]
    private static partial Regex Wikilink();
}
