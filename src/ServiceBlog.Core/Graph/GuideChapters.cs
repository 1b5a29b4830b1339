namespace ServiceBlog.Core.Graph;

/// <summary>The chapters of the guide that a reader sees beside one of them: those that are below no other, and those below the one where the reader is.
/// Of a long guide only the chapters around: thousands of pages that each list thousands are of no use to anyone.</summary>
public sealed class GuideChapters
{
    private const int Most = 60;

    private const int Around = 12;

    private readonly ImmutableArray<Page> _guide;
    private readonly Dictionary<string, Page> _byPath;

    /// <summary>The chapters that are below no other, each with those below it.</summary>
    private readonly List<(int Start, int End)> _parts = [];

    /// <param name="guide">As it is read.</param>
    public GuideChapters(ImmutableArray<Page> guide)
    {
        _guide = guide;
        _byPath = guide.DistinctBy(chapter => chapter.Path, StringComparer.Ordinal).ToDictionary(chapter => chapter.Path, StringComparer.Ordinal);
        for (var number = 0; number < guide.Length; number++)
        {
            if (_parts.Count > 0 && guide[number].Path.StartsWith(guide[_parts[^1].Start].Path, StringComparison.Ordinal))
                _parts[^1] = (_parts[^1].Start, number + 1);
            else
                _parts.Add((number, number + 1));
        }
    }

    /// <summary>Whether they are too many to be listed as one.</summary>
    public bool IsLong => _parts.Count > Most;

    /// <summary>The chapters above one, from the outermost on.</summary>
    public ImmutableArray<Page> Above(Page chapter)
    {
        var above = ImmutableArray.CreateBuilder<Page>();
        for (var slash = chapter.Path.IndexOf('/', 1); slash > 0 && slash < chapter.Path.Length - 1; slash = chapter.Path.IndexOf('/', slash + 1))
        {
            if (_byPath.TryGetValue(chapter.Path[..(slash + 1)], out var found))
                above.Add(found);
        }
        return above.ToImmutable();
    }

    /// <param name="path">The path of the chapter that is read, or of the list of all.</param>
    public ImmutableArray<Page> Beside(string path)
    {
        var shown = ImmutableArray.CreateBuilder<Page>();
        var current = 0;
        foreach (var (start, end) in _parts)
        {
            var isOpen = path.StartsWith(_guide[start].Path, StringComparison.Ordinal);
            foreach (var chapter in _guide[start..(isOpen ? end : start + 1)])
            {
                if (chapter.Path == path)
                    current = shown.Count;
                shown.Add(chapter);
            }
        }
        if (shown.Count <= Most)
            return shown.ToImmutable();
        var first = Math.Max(0, current - Around);
        return [.. shown.Skip(first).Take(2 * Around)];
    }
}
