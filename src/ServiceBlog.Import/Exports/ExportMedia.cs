namespace ServiceBlog.Import.Exports;

/// <summary>The images and files that an export names and does not hold. Those that lie in a folder given with it come along, under the paths that they had.</summary>
internal sealed partial class ExportMedia
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InputFile> _assets = new(StringComparer.Ordinal);

    /// <param name="files">The given folder's, if there is one.</param>
    /// <param name="attachments">The addresses that the export lists as the site's own files.</param>
    /// <param name="texts">In which addresses are looked for, with their places.</param>
    public ExportMedia(ImmutableArray<InputFile> files, Uri? site, IReadOnlyCollection<string> attachments,
        IEnumerable<(string Text, SourceLocation Place)> texts)
    {
        var hosts = attachments.Select(HostOf).Append(site?.Host).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = files.ToLookup(file => ContentPath.NameOf(file.Path), StringComparer.OrdinalIgnoreCase);
        var all = texts.SelectMany(text => FileAddress().Matches(text.Text).Select(match => (Url: System.Net.WebUtility.HtmlDecode(match.Value), text.Place)));
        foreach (var (url, place) in all.Where(address => HostOf(address.Url) is { } host && (hosts.Contains(host) || FileHost().IsMatch(host)))
            .DistinctBy(address => address.Url, StringComparer.Ordinal))
        {
            var path = Uri.UnescapeDataString(new Uri(url).AbsolutePath).TrimStart('/');
            var isOwn = hosts.Contains(HostOf(url)!);
            if (Find(named, path) is not { } file)
                Missing = (Missing.Count + 1, Missing.First ?? url, Missing.Count == 0 ? place : Missing.Place);
            else if (UrlPath.Parse("/" + (isOwn ? path : "images/" + ContentPath.NameOf(path))) is { } published && _assets.TryAdd(published[1..], file) | true)
                _paths[url] = published;
        }
    }

    public (int Count, string? First, SourceLocation Place) Missing { get; }
    public ImmutableArray<ImportedAsset> Assets => [.. _assets.Select(asset => new ImportedAsset(asset.Key, asset.Value))];

    /// <summary>Where a file is published now; null if it did not come along.</summary>
    public string? PathOf(string url) => _paths.GetValueOrDefault(url) is { } path ? UrlPath.Encode(path) : null;

    /// <summary>Of files with one name, the one whose folders agree best; in place of a smaller copy, the whole picture.</summary>
    private static InputFile? Find(ILookup<string, InputFile> named, string path) =>
        named[ContentPath.NameOf(path)].Concat(named[SizeInName().Replace(ContentPath.NameOf(path), "")]).MaxBy(file => Agreement(file.Path, path));

    private static int Agreement(string one, string other) =>
        ContentPath.FolderOf(one).Split('/').Reverse().Zip(ContentPath.FolderOf(other).Split('/').Reverse())
            .TakeWhile(pair => pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)).Count();

    private static string? HostOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.Host : null;

    [GeneratedRegex("""https?://[^\s"'<>\[\]()]+?\.(?:png|jpe?g|gif|svg|webp|avif|bmp|pdf|mp[34]|m4[av]|mov|webm|og[gv]|wav|zip|docx?|xlsx?|pptx?|od[tsp]|epub)(?![\w.-])""", AnyCase, MatchTimeout)]
    private static partial Regex FileAddress();

    /// <summary>Where the hosts of blogs keep their files.</summary>
    [GeneratedRegex(@"(?:^|\.)(?:bp\.blogspot\.com|googleusercontent\.com|files\.wordpress\.com|wp\.com)$", AnyCase, MatchTimeout)]
    private static partial Regex FileHost();

    [GeneratedRegex(@"-\d+x\d+(?=\.\w+$)", RegexOptions.None, MatchTimeout)]
    private static partial Regex SizeInName();
}
