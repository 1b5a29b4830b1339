namespace ServiceBlog.Core.Incremental;

/// <summary>Notes what one template reads while it renders, on the thread that renders it: the models of the site are shared by all threads and do not
/// know for whom they are read.</summary>
public sealed class DependencyTracker(bool keepsTexts = false)
{
    // Templates read the same few keys again and again; most of the repetitions end here.
    private const int RecentBits = 10;

    [ThreadStatic]
    private static DependencyTracker? _current;

    private readonly List<long> _numbers = [];
    private readonly long[] _recent = new long[1 << RecentBits];
    private readonly List<ReadText> _texts = [];

    /// <summary>The texts that were read, in that order, if they are kept.</summary>
    public IReadOnlyList<ReadText> Texts => _texts;

    /// <summary>Runs an action and gives what it read, each key once, in order.</summary>
    public ImmutableArray<DependencyKey> During(Action read)
    {
        _numbers.Clear();
        _texts.Clear();
        Array.Fill(_recent, -1);
        var outer = _current;
        _current = this;
        try
        {
            read();
        }
        finally
        {
            _current = outer;
        }
        return Distinct();
    }

    internal static void Note(DependencyKey key) => _current?.Add(key);

    /// <param name="text">A page's text as it was written for the template.</param>
    /// <param name="offset">Where it starts in the whole text of the page.</param>
    internal static void Note(Page page, string text, int offset = 0) => _current?.Add(page, text, offset);

    private void Add(DependencyKey key)
    {
        ref var recent = ref _recent[(int)(unchecked((ulong)key.Number * 0x9E3779B97F4A7C15) >> (64 - RecentBits))];
        if (recent == key.Number)
            return;
        recent = key.Number;
        _numbers.Add(key.Number);
    }

    private void Add(Page page, string text, int offset)
    {
        if (keepsTexts)
            _texts.Add(new ReadText(page, text, offset));
    }

    private ImmutableArray<DependencyKey> Distinct()
    {
        _numbers.Sort();
        var keys = ImmutableArray.CreateBuilder<DependencyKey>();
        var last = -1L;
        foreach (var number in _numbers)
        {
            if (number != last)
                keys.Add(new DependencyKey(last = number));
        }
        return keys.DrainToImmutable();
    }
}

/// <summary>A page's text, or a piece of it, that a template asked for.</summary>
/// <param name="Offset">Where the piece starts in the composed text.</param>
public sealed record ReadText(Page Page, string Text, int Offset);
