using System.Security.Cryptography;

namespace ServiceBlog.Core.Rendering.Theming;

/// <summary>Names assets after their bytes. Style sheets come last, because the names of what they refer to are part of them.</summary>
public static partial class HashedAssets
{
    private const string Folder = "assets/";

    /// <param name="files">The files of a theme; those in <c>assets/</c> count.</param>
    public static ImmutableArray<ThemeAsset> Create(IEnumerable<InputFile> files)
    {
        var assets = files.Where(file => file.Path.StartsWith(Folder, StringComparison.Ordinal)).ToLookup(IsStyleSheet);
        var made = new Dictionary<string, ThemeAsset>(StringComparer.Ordinal);
        foreach (var file in assets[false])
            Add(file, file.Read());
        foreach (var file in assets[true])
            Add(file, Encoding.UTF8.GetBytes(RewriteReferences(file, made)));
        return [.. made.Values.OrderBy(asset => asset.Name, StringComparer.Ordinal)];

        void Add(InputFile file, ReadOnlyMemory<byte> content)
        {
            var name = file.Path[Folder.Length..];
            made.Add(name, new ThemeAsset(name, HashedPath(name, content.Span), content, file.DisplayPath));
        }
    }

    private static bool IsStyleSheet(InputFile file) => file.Path.EndsWith(".css", StringComparison.OrdinalIgnoreCase);

    private static string HashedPath(string name, ReadOnlySpan<byte> content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..10];
        var extension = System.IO.Path.GetExtension(name);
        return $"/{Folder}{name[..^extension.Length]}.{hash}{extension}";
    }

    private static string RewriteReferences(InputFile file, Dictionary<string, ThemeAsset> assets)
    {
        var folder = ContentPath.FolderOf(file.Path[Folder.Length..]);
        return Reference().Replace(Encoding.UTF8.GetString(file.Read().Span), match =>
            UrlPath.Combine(folder, match.Groups["path"].Value) is { } name && assets.TryGetValue(name, out var asset)
                ? match.Value.Replace(ContentPath.NameOf(name), ContentPath.NameOf(asset.Path), StringComparison.Ordinal)
                : match.Value);
    }

    [GeneratedRegex("""url\(\s*["']?(?<path>[^"')#?\s]+)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Reference();
}

/// <summary>A file of a theme that is published under a name that changes with its bytes, so that browsers may keep it for ever.</summary>
/// <param name="Name">As templates ask for it: <c>css/site.css</c>.</param>
/// <param name="Path">Decoded path within the site: <c>/assets/css/site.0123456789.css</c>.</param>
/// <param name="Content">Its bytes, references to other assets rewritten.</param>
public sealed record ThemeAsset(string Name, string Path, ReadOnlyMemory<byte> Content, string DisplayPath);
