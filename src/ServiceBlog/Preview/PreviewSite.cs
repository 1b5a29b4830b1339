using System.Collections.Immutable;

namespace ServiceBlog.Preview;

/// <summary>A built site in memory, by address. There is no path from here to the disk.</summary>
/// <param name="files">Files by their path in the output.</param>
/// <param name="basePath">The path that the site lies under, decoded: <c>/</c>, or <c>/blog/</c>.</param>
internal sealed class PreviewSite(ImmutableDictionary<string, ServedFile> files, string basePath)
{
    private static readonly ServedFile NoSuchPage = ServedFile.Of("There is no such page in this site.\n"u8.ToArray());

    public ImmutableDictionary<string, ServedFile> Files => files;

    public string BasePath => basePath;

    /// <summary>Where the site will be published; empty if that is not known.</summary>
    public string PublishedAt { get; init; } = "";

    /// <summary>The pages that a published site would not have yet, and why, by output path.</summary>
    public ImmutableDictionary<string, string> Unpublished { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The same site with other files.</summary>
    public PreviewSite With(ImmutableDictionary<string, ServedFile> other) =>
        new(other, basePath) { PublishedAt = PublishedAt, Unpublished = Unpublished };

    /// <summary>What a static host would answer.</summary>
    /// <param name="path">The request's path, decoded.</param>
    public PreviewAnswer Answer(string path)
    {
        if (path == "/" && basePath != "/" || path + "/" == basePath)
            return PreviewAnswer.MovedTo(basePath);
        if (!path.StartsWith(basePath, StringComparison.Ordinal))
            return NotFound();

        var name = path[basePath.Length..];
        if (name.Length == 0 || name.EndsWith('/'))
            name += "index.html";
        if (files.TryGetValue(name, out var file))
            return new PreviewAnswer(200, name, file);
        // The name is one of ours, so that this can lead to no other host.
        return files.ContainsKey(name + "/index.html") ? PreviewAnswer.MovedTo(path + "/") : NotFound();
    }

    /// <summary>The address of an output path, decoded.</summary>
    public string AddressOf(string outputPath) => basePath
        + (outputPath == "index.html" || outputPath.EndsWith("/index.html", StringComparison.Ordinal) ? outputPath[..^"index.html".Length] : outputPath);

    private PreviewAnswer NotFound() => files.TryGetValue("404.html", out var page)
        ? new PreviewAnswer(404, "404.html", page)
        : new PreviewAnswer(404, "404.txt", NoSuchPage);
}
