using System.Collections.Immutable;
using ServiceBlog.Core.Content;

namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>
/// Tells which pages would read now what they read in an earlier build, and so come out the same. Safe for threads.
/// </summary>
public sealed class ReadComparison
{
    private const int Gone = -1;

    private readonly ImmutableArray<ISubjectModel> _subjects;
    private readonly SiteReads _before;
    private readonly int[]? _placeNow;

    // What several pages read is looked at once: the titles and addresses of their neighbours, the site's own members.
    // Of each subject these are few, so they stand in a list: a third of the time of a dictionary of all cells.
    private readonly (Cell Cell, Fingerprint Value)[]?[] _shared;

    /// <param name="subjects">Of this build.</param>
    /// <param name="before">The earlier build's reads.</param>
    public ReadComparison(ImmutableArray<ISubjectModel> subjects, SiteReads before)
    {
        _subjects = subjects;
        _shared = new (Cell, Fingerprint)[subjects.Length][];
        _before = before;
        _placeNow = IsSame(subjects, before.Subjects) ? null : Places(subjects, before.Subjects);
    }

    /// <summary>A page's reads with the places of this build, if it would read the same now; else null.</summary>
    /// <param name="outputPath">The page's.</param>
    /// <param name="layout">The layout that it would use now.</param>
    /// <param name="subject">What the layout would see as <c>page</c> now.</param>
    public PageReads? Unchanged(string outputPath, string layout, int subject)
    {
        if (!_before.Pages.TryGetValue(outputPath, out var reads) || reads.Layout != layout || Place(reads.Subject) != subject)
            return null;
        var cells = reads.Cells;
        if (_placeNow is not null)
        {
            if (cells.Any(cell => Place(cell.Subject) == Gone))
                return null;
            cells = [.. cells.Select(cell => cell.Of(Place(cell.Subject)))];
        }
        return ValuesOf(cells, subject) == reads.Values ? reads with { Subject = subject, Cells = cells } : null;
    }

    /// <summary>Stands for what cells hold now.</summary>
    /// <param name="own">The page's own subject, of which hardly another page reads the same.</param>
    public Fingerprint ValuesOf(ImmutableArray<Cell> cells, int own)
    {
        var all = Fingerprint.None;
        foreach (var cell in cells)
            all = all.With(cell.Subject == own ? Read(cell) : ReadShared(cell));
        return all;
    }

    private Fingerprint ReadShared(Cell cell)
    {
        ref var shared = ref _shared[cell.Subject];
        var known = Volatile.Read(ref shared) ?? [];
        foreach (var entry in known)
        {
            if (entry.Cell == cell)
                return entry.Value;
        }
        var value = Read(cell);
        // Another thread may do the same at the same time; then one of the two is forgotten, and found again.
        Volatile.Write(ref shared, [.. known, (cell, value)]);
        return value;
    }

    private Fingerprint Read(Cell cell) => _subjects[cell.Subject].FingerprintOf(cell);

    private int Place(int before) => _placeNow is null ? before : _placeNow[before];

    private static bool IsSame(ImmutableArray<ISubjectModel> now, ImmutableArray<Subject> before)
    {
        if (now.Length != before.Length)
            return false;
        for (var i = 0; i < now.Length; i++)
        {
            if (now[i].Subject != before[i])
                return false;
        }
        return true;
    }

    private static int[] Places(ImmutableArray<ISubjectModel> now, ImmutableArray<Subject> before)
    {
        var places = new Dictionary<Subject, int>(now.Length);
        for (var i = 0; i < now.Length; i++)
            places[now[i].Subject] = i;
        return [.. before.Select(subject => places.GetValueOrDefault(subject, Gone))];
    }
}
