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

    // By the places of the earlier build. Within one process its models are still there, and each cell that is read is
    // compared with what it held, which spares most of the fingerprints.
    private readonly (Cell Cell, bool IsSame)[]?[] _compared;

    // Null if more than texts has changed. After an edit of one text of 10,000 this spares two thirds of the comparison,
    // and nine tenths if the theme lists related pages.
    private readonly ChangedTexts? _changed;
    private readonly bool[] _mayShow = [];

    /// <param name="subjects">Of this build.</param>
    /// <param name="before">The earlier build's reads.</param>
    /// <param name="changed">Null if more may have changed than texts.</param>
    public ReadComparison(ImmutableArray<ISubjectModel> subjects, SiteReads before, ChangedTexts? changed)
    {
        _subjects = subjects;
        _shared = new (Cell, Fingerprint)[subjects.Length][];
        _compared = new (Cell, bool)[before.Models.Length][];
        _before = before;
        _placeNow = subjects.Select(model => model.Subject).SequenceEqual(before.Subjects) ? null : Places(subjects, before.Subjects);
        if (changed is not null && _placeNow is null)
        {
            _changed = changed;
            _mayShow = [.. subjects.Select(changed.MayShowIn)];
        }
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
        if (_changed is not null && cells.All(IsOutOfReach))
            return reads;
        if (_compared.Length > 0)
        {
            if (!cells.All(cell => HoldsTheSame(cell, reads.Subject)))
                return null;
            // What they hold is the same, and so is what stands for it.
            return _placeNow is null ? reads : reads with { Subject = subject, Cells = [.. cells.Select(cell => cell.Of(Place(cell.Subject)))] };
        }
        if (_placeNow is not null)
        {
            if (cells.Any(cell => Place(cell.Subject) == Gone))
                return null;
            cells = [.. cells.Select(cell => cell.Of(Place(cell.Subject)))];
        }
        return ValuesOf(cells, subject) == reads.Values ? reads with { Subject = subject, Cells = cells } : null;
    }

    /// <summary>Stands for what cells hold now.</summary>
    /// <param name="own">
    /// The page's own subject. Of it hardly another page reads the same; and most of what it reads there stands in its own
    /// file, which is compared once and not member by member.
    /// </param>
    public Fingerprint ValuesOf(ImmutableArray<Cell> cells, int own)
    {
        var subject = _subjects[own];
        var all = subject.Source;
        foreach (var cell in cells)
        {
            if (cell.Subject != own)
                all = all.With(ReadShared(cell));
            else if (subject.DependencyOf(cell.Member) != DependsOn.OwnFile)
                all = all.With(Read(cell));
        }
        return all;
    }

    /// <summary>Whether no text that has changed can show in a cell.</summary>
    private bool IsOutOfReach(Cell cell)
    {
        var subject = _subjects[cell.Subject];
        return subject.DependencyOf(cell.Member) switch
        {
            DependsOn.Connections => true,
            DependsOn.OwnFile or DependsOn.ShownTexts => !_mayShow[cell.Subject],
            DependsOn.Words => !_changed!.MayRelate(subject),
            _ => false,
        };
    }

    /// <summary>Whether a cell holds what it held in the earlier build.</summary>
    /// <param name="cell">With its place in the earlier build.</param>
    /// <param name="own">The page's own subject, of which hardly another page reads the same.</param>
    private bool HoldsTheSame(Cell cell, int own)
    {
        var now = Place(cell.Subject);
        if (now == Gone)
            return false;
        if (cell.Subject == own)
            return HoldsTheSameNow();
        ref var compared = ref _compared[cell.Subject];
        var known = Volatile.Read(ref compared) ?? [];
        foreach (var entry in known)
        {
            if (entry.Cell == cell)
                return entry.IsSame;
        }
        var isSame = HoldsTheSameNow();
        Volatile.Write(ref compared, [.. known, (cell, isSame)]);
        return isSame;

        bool HoldsTheSameNow() => _subjects[now].HoldsTheSame(cell, _before.Models[cell.Subject]);
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

    private static int[] Places(ImmutableArray<ISubjectModel> now, ImmutableArray<Subject> before)
    {
        var places = new Dictionary<Subject, int>(now.Length);
        for (var i = 0; i < now.Length; i++)
            places[now[i].Subject] = i;
        return [.. before.Select(subject => places.GetValueOrDefault(subject, Gone))];
    }
}
