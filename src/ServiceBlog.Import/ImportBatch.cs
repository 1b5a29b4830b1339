namespace ServiceBlog.Import;

/// <summary>What one file, or one folder, held.</summary>
public sealed record ImportBatch
{
    public static readonly ImportBatch Empty = new() { Name = "" };

    /// <summary>The file's or folder's name, by which its data files are called.</summary>
    public required string Name { get; init; }

    public ImmutableArray<ImportedPage> Pages { get; init; } = [];

    public ImmutableArray<ImportedAsset> Assets { get; init; } = [];

    /// <summary>The old site, if the file names it: links to it are links to these pages.</summary>
    public Uri? Site { get; init; }

    /// <summary>Files of the old site that the export only lists.</summary>
    public ImmutableArray<ImportedAttachment> Attachments { get; init; } = [];
}

/// <summary>A file that is published as it is.</summary>
/// <param name="Path">Its path below <c>static/</c>, the one that it had on the old site.</param>
/// <param name="File">Its bytes.</param>
public sealed record ImportedAsset(string Path, InputFile File);

/// <summary>A file of the old site that an export describes without holding it.</summary>
public sealed record ImportedAttachment(string Url, string Title, string? Caption, string? Alt, ImportedDate? Date);
