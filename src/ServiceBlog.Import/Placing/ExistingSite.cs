namespace ServiceBlog.Import.Placing;

/// <summary>The names and addresses that a site has already.</summary>
/// <param name="files">Its input files.</param>
/// <param name="addresses">Addresses and aliases of its pages, with the path of the page that has them.</param>
public sealed class ExistingSite(IEnumerable<InputFile> files, ImmutableArray<(string Address, string Path)> addresses)
{
    private readonly Dictionary<string, InputFile> _files =
        files.DistinctBy(file => file.Path, StringComparer.OrdinalIgnoreCase).ToDictionary(file => file.Path, StringComparer.OrdinalIgnoreCase);

    public ImmutableArray<(string Address, string Path)> Addresses => addresses;

    /// <summary>The keys of its pages.</summary>
    public IEnumerable<string> Keys => _files.Keys.Where(ContentPath.IsMarkdown).Select(ContentPath.KeyOf);

    public InputFile? this[string path] => _files.GetValueOrDefault(path);
}
