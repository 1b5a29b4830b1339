namespace ServiceBlog.LinkCheck.Reading;

/// <summary>What is kept of a file once its bytes are gone.</summary>
internal sealed class FileFacts(string path, FileKind kind)
{
    private const int FewIds = 8;
    private HashSet<string>? _idSet;

    public string Path => path;

    public FileKind Kind => kind;

    public required LinkGroup[] Groups { get; init; }

    /// <summary>Ids and anchor names, which fragments can name.</summary>
    public required string[] Ids { get; init; }

    /// <summary>Mistakes that need no other file to be seen.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>The page sends its readers on at once or nearly so.</summary>
    public required bool IsRedirect { get; init; }

    public bool IsPage => kind is FileKind.Html or FileKind.Xhtml;

    public bool HasId(string id)
    {
        if (Ids.Length <= FewIds)
            return Ids.AsSpan().Contains(id);
        // Two threads may both make it; either is right.
        _idSet ??= new HashSet<string>(Ids, StringComparer.Ordinal);
        return _idSet.Contains(id);
    }
}
