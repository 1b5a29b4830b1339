namespace ServiceBlog.Import;

/// <summary>A page as an importer found it: everything but its name, which depends on the others'.</summary>
public sealed record ImportedPage
{
    /// <summary>Names the page within its source, the same on every run: a guid, or a file and a title.</summary>
    public required string Id { get; init; }

    /// <summary>Where it begins in the imported file.</summary>
    public required SourceLocation Location { get; init; }

    public required string Title { get; init; }

    /// <summary>Writes the text, once the addresses of all pages are known.</summary>
    public required Func<OldAddresses, ICollection<Diagnostic>, string> Body { get; init; }

    public ImportedDate? Date { get; init; }

    public ImportedDate? Updated { get; init; }

    public ImmutableArray<string> Authors { get; init; } = [];

    public ImmutableArray<string> Tags { get; init; } = [];

    public string? Summary { get; init; }

    /// <summary>The blog that it came from.</summary>
    public string? OriginName { get; init; }

    public string? OriginUrl { get; init; }

    /// <summary>Old addresses, whole or from the root of the old site.</summary>
    public ImmutableArray<string> Addresses { get; init; } = [];

    /// <summary>The last part of its old address, for its name; else that is made of the title.</summary>
    public string? Slug { get; init; }

    public bool Draft { get; init; }

    /// <summary>A page on its own, no entry of the blog.</summary>
    public bool IsStandalone { get; init; }

    /// <summary>Lines of front matter that have no meaning here, kept as comments.</summary>
    public ImmutableArray<string> KeptLines { get; init; } = [];

    public ImmutableArray<ImportedComment> Comments { get; init; } = [];

    /// <summary>Another's page, whose old addresses are not this site's to redirect.</summary>
    public bool IsForeign { get; init; }
}

/// <summary>What a reader of the old site wrote under a page.</summary>
/// <param name="Id">Its name in the export.</param>
/// <param name="Parent">The comment that it answers; null if none.</param>
/// <param name="Author">The name that the reader gave.</param>
/// <param name="Url">The reader's own site.</param>
/// <param name="Date">When it was written.</param>
/// <param name="IsApproved">False for one that still waited to be looked at.</param>
/// <param name="Text">Its Markdown.</param>
public sealed record ImportedComment(
    string Id, string? Parent, string? Author, string? Url, ImportedDate? Date, bool IsApproved, string Text);
