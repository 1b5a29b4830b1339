namespace ServiceBlog.Core.Building.Records;

/// <summary>
/// What a build leaves for the next one, so that it does only what has changed. Everything in it is keyed by what it
/// was made of; nothing is believed because of a time. The record itself tells whether anything changed at all; its
/// details are looked at only if so.
/// </summary>
public sealed record BuildRecord
{
    /// <summary>Of all that the build was made of: every file, every option, this program.</summary>
    public required Fingerprint Inputs { get; init; }

    /// <summary>The name of the theme, by which it is found before the settings are read.</summary>
    public required string Theme { get; init; }

    /// <summary>While the clock stays in here, the same pages are drafts, due and expired.</summary>
    public required TimeSlot Slot { get; init; }

    /// <summary>Of every file of the site, relative to the output folder.</summary>
    public required ImmutableArray<string> Paths { get; init; }

    /// <summary>The result's, as they were reported.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Pages of the site.</summary>
    public required int PageCount { get; init; }

    /// <summary>Pages that were not published; the same while the clock stays in <see cref="Slot"/>.</summary>
    public required LeftOut LeftOut { get; init; }

    /// <summary>Null if it was damaged since it was kept.</summary>
    public required Lazy<BuildDetails?> Details { get; init; }
}
