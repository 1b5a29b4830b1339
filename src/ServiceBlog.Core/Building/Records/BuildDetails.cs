using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Building.Records;

/// <summary>The part of a <see cref="BuildRecord"/> that a build starts from once something has changed.</summary>
public sealed record BuildDetails
{
    /// <summary>Of what every output depends on: the theme, the settings, this program. Another one makes all of them anew.</summary>
    public required Fingerprint Recipe { get; init; }

    /// <summary>Of what reading a page depends on besides its file.</summary>
    public required Fingerprint PageRecipe { get; init; }

    /// <summary>Of all that ties the site's pages together besides their files.</summary>
    public required Fingerprint Surroundings { get; init; }

    /// <summary>By source path: every file that could become a page, published or not.</summary>
    public required IReadOnlyDictionary<string, PageRecord> Pages { get; init; }

    /// <summary>Stand for the quotations that were found in their sources.</summary>
    public required IReadOnlySet<Fingerprint> Quotations { get; init; }

    /// <summary>What the templates read.</summary>
    public required SiteReads Reads { get; init; }

    /// <summary>By output path.</summary>
    public required IReadOnlyDictionary<string, FileRecord> Files { get; init; }

    /// <summary>What of it differs from the last full copy that was kept; null if it was made just now.</summary>
    public DetailsChanges? Changes { get; init; }
}
