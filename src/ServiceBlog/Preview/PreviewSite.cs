using Microsoft.AspNetCore.StaticFiles;

namespace ServiceBlog.Preview;

/// <summary>A built site in memory, by address. There is no path from here to the disk.</summary>
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

/// <summary>An answer to one request, as a static host would give it.</summary>
/// <param name="Name">The path of the file in the output, which also tells the content type.</param>
/// <param name="Location">Where to go instead: a path of the site, decoded.</param>
internal readonly record struct PreviewAnswer(int Status, string Name, ServedFile File, string? Location = null)
{
    public bool IsHtml => Location is null && ContentTypes.IsHtml(Name);

    /// <summary>Stands for what the browser shows for this answer.</summary>
    public ContentHash ContentHash => File.ContentHash.With(Status);

    public static PreviewAnswer MovedTo(string path) => new(302, "moved.txt", default, path);
}

/// <summary>A file of the built site in memory.</summary>
internal readonly record struct ServedFile(ReadOnlyMemory<byte> Content, ContentHash ContentHash)
{
    public static ServedFile Of(ReadOnlyMemory<byte> content) => new(content, ContentHash.Of(content.Span));
}

/// <summary>What files are, by their names.</summary>
internal static class ContentTypes
{
    private static readonly FileExtensionContentTypeProvider Known = new() { Mappings = { [".xml"] = "application/xml" } };

    /// <summary>For the header; texts are UTF-8.</summary>
    public static string Of(string name)
    {
        if (!Known.TryGetContentType(name, out var type))
            return "application/octet-stream";
        var isText = type.StartsWith("text/", StringComparison.Ordinal)
            || type is "application/json" or "application/xml" or "application/javascript" or "application/manifest+json" or "image/svg+xml";
        return isText ? type + "; charset=utf-8" : type;
    }

    public static bool IsHtml(string name) => Of(name).StartsWith("text/html", StringComparison.Ordinal);

    /// <summary>Whether a page may show the file or run it: a style sheet, a script, a picture, a font and the like.</summary>
    public static bool IsPartOfPages(string name) =>
        Of(name).Split('/', ';') is ["image" or "font" or "audio" or "video", ..] or [_, "css" or "javascript", ..];
}

/// <summary>Holds what the preview shows, and wakes those who wait for the next of it. Safe for threads.</summary>
internal sealed class LivePreview
{
    private volatile PreviewState _current = PreviewState.Starting;
    private volatile TaskCompletionSource _changed = NewSignal();

    /// <summary>Tells this run of the preview from another one at the same address.</summary>
    public string Run { get; } = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8];

    public PreviewState Current => _current;

    /// <summary>Shows the next state. Called by one thread only.</summary>
    public void Show(PreviewState next)
    {
        _current = next with { Revision = _current.Revision + 1 };
        var signal = _changed;
        _changed = NewSignal();
        signal.SetResult();
    }

    /// <summary>Waits until the state is another one than this.</summary>
    public async Task<PreviewState> After(PreviewState known, CancellationToken cancellation)
    {
        while (true)
        {
            // The signal is taken before the state, and replaced after it: a change in between is never missed.
            var changed = _changed.Task;
            if (_current is var current && !ReferenceEquals(current, known))
                return current;
            await changed.WaitAsync(cancellation);
        }
    }

    /// <summary>Continuations run elsewhere: the builder must not wait for browsers.</summary>
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>All that the preview shows at a moment. Replaced as a whole; a request is answered from one of them.</summary>
internal sealed record PreviewState
{
    public static readonly PreviewState Starting = new();

    public int Revision { get; init; }

    /// <summary>The last good build; null if there has been none.</summary>
    public PreviewSite? Site { get; init; }

    /// <summary>The first build has ended, well or not.</summary>
    public bool IsBuilt { get; init; }

    /// <summary>The errors of the latest build; none if it was a good one.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>Style sheets, pictures and other parts of pages: by address, the revision that changed them last.</summary>
    public ImmutableDictionary<string, int> Assets { get; init; } = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Pages that have another address now: from the old one to the new one, both decoded.</summary>
    public ImmutableDictionary<string, string> Moves { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);
}
