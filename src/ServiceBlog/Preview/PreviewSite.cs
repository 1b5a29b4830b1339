namespace ServiceBlog.Preview;

/// <summary>A built site in memory, by address. There is no path from here to the disk.</summary>
/// <param name="files">Files by their path in the output.</param>
/// <param name="basePath">The path that the site lies under: <c>/</c>, or <c>/blog/</c>.</param>
internal sealed class PreviewSite(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, string basePath)
{
    public string BasePath => basePath;

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
        if (files.TryGetValue(name, out var content))
            return new PreviewAnswer(200, name, content);
        // The name is one of ours, so that this can lead to no other host.
        return files.ContainsKey(name + "/index.html") ? PreviewAnswer.MovedTo(path + "/") : NotFound();
    }

    private PreviewAnswer NotFound() => files.TryGetValue("404.html", out var page)
        ? new PreviewAnswer(404, "404.html", page)
        : new PreviewAnswer(404, "404.txt", "There is no such page in this site.\n"u8.ToArray());
}
