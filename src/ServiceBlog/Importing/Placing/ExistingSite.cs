using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Graph;
using ServiceBlog.Files;

namespace ServiceBlog.Importing.Placing;

/// <summary>The names and addresses that a site has already.</summary>
internal sealed class ExistingSite
{
    private readonly Dictionary<string, InputFile> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keys of pages by path.</summary>
    public Dictionary<string, string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Addresses and aliases, with the path of the page that has them.</summary>
    public List<(string Address, string Path)> Addresses { get; } = [];

    public static ExistingSite Read(string root, string workingDirectory)
    {
        var site = new ExistingSite();
        if (!Directory.Exists(root))
            return site;
        var mistakes = new List<Diagnostic>(); // those of the site's own pages are told by check
        foreach (var file in FolderReader.Read(root, workingDirectory).Files)
        {
            site._files.TryAdd(file.Path, file);
            if (!ContentPath.IsMarkdown(file.Path))
                continue;
            site.Keys[file.Path] = ContentPath.KeyOf(file.Path);
            if (ContentPath.KindOf(file.Path) is null || ContentReader.Read(file, TimeZoneInfo.Utc, mistakes) is not { } page)
                continue;
            site.Addresses.Add((PageAddress.For(page, mistakes), file.Path));
            foreach (var alias in page.FrontMatter.Aliases)
            {
                if (UrlPath.Parse(alias.Value) is { } address)
                    site.Addresses.Add((address, file.Path));
            }
        }
        return site;
    }

    public InputFile? this[string path] => _files.GetValueOrDefault(path);
}
