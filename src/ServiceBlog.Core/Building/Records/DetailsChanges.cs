namespace ServiceBlog.Core.Building.Records;

/// <summary>
/// What of a record's details differs from the last full copy of them, so that after a small edit few bytes have to be
/// kept: writing all of them took a tenth of a build after an edit of 10,000 posts (22 November 2026). Names each entry that
/// has changed since that copy, in whichever build.
/// </summary>
/// <param name="Copy">The copy's seal.</param>
/// <param name="Pages">Source paths.</param>
/// <param name="Reads">Output paths.</param>
/// <param name="Files">Output paths.</param>
public sealed record DetailsChanges(Fingerprint Copy, IReadOnlySet<string> Pages, IReadOnlySet<string> Reads, IReadOnlySet<string> Files)
{
    /// <summary>Where more than one entry in so many has changed, a new copy costs hardly more, and the next builds less.</summary>
    private const int FewestEntriesPerChange = 8;

    public static DetailsChanges None(Fingerprint copy) =>
        new(copy, new HashSet<string>(), new HashSet<string>(), new HashSet<string>());

    /// <summary>Null if a full copy is to be written.</summary>
    /// <param name="kept">The details as they are on the disk; null if there are none.</param>
    /// <param name="now">Made by a build that started from them.</param>
    public static DetailsChanges? Between(BuildDetails? kept, BuildDetails now)
    {
        // Reads name their subjects by their places.
        if (kept?.Changes is not { } known || !kept.Reads.Subjects.AsSpan().SequenceEqual(now.Reads.Subjects.AsSpan()))
            return null;
        var changes = new DetailsChanges(
            known.Copy,
            Changed(known.Pages, kept.Pages, now.Pages, static (page, other) => page.IsKeptAs(other)),
            Changed(known.Reads, kept.Reads.Pages, now.Reads.Pages, static (reads, other) => reads == other),
            Changed(known.Files, kept.Files, now.Files, static (file, other) => file == other));
        var entries = now.Pages.Count + now.Reads.Pages.Count + now.Files.Count;
        return (changes.Pages.Count + changes.Reads.Count + changes.Files.Count) * FewestEntriesPerChange <= entries ? changes : null;
    }

    private static HashSet<string> Changed<T>(
        IReadOnlySet<string> known, IReadOnlyDictionary<string, T> kept, IReadOnlyDictionary<string, T> now, Func<T, T, bool> isSame)
    {
        var changed = new HashSet<string>(known, StringComparer.Ordinal);
        foreach (var (path, item) in now)
        {
            if (!kept.TryGetValue(path, out var before) || !isSame(item, before))
                changed.Add(path);
        }
        changed.UnionWith(kept.Keys.Where(path => !now.ContainsKey(path)));
        return changed;
    }
}
