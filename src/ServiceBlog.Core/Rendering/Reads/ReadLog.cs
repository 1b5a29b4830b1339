namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>
/// Notes what one template reads while it renders, on the thread that renders it: the models of the site are shared by
/// all threads and do not know for whom they are read.
/// </summary>
/// <param name="keepsTexts">Whether the texts that are read are kept too.</param>
public sealed class ReadLog(bool keepsTexts = false)
{
    // Templates read the same few cells again and again; most of the repetitions end here.
    private const int RecentBits = 10;

    [ThreadStatic]
    private static ReadLog? _current;

    private readonly List<Cell> _cells = [];
    private readonly Cell[] _recent = new Cell[1 << RecentBits];
    private readonly List<AskedText> _texts = [];

    /// <summary>The texts that were read, in that order, if they are kept.</summary>
    public IReadOnlyList<AskedText> Texts => _texts;

    /// <summary>Runs an action and gives what it read, each cell once, in order.</summary>
    public ImmutableArray<Cell> During(Action read)
    {
        _cells.Clear();
        _texts.Clear();
        Array.Fill(_recent, new Cell(-1));
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

    internal static void Note(Cell cell) => _current?.Add(cell);

    /// <param name="text">A page's text as it was written for the template.</param>
    /// <param name="offset">Where it starts in the whole text of the page.</param>
    internal static void Note(Page page, string text, int offset = 0) => _current?.Add(page, text, offset);

    private void Add(Cell cell)
    {
        ref var recent = ref _recent[(int)(unchecked((ulong)cell.Number * 0x9E3779B97F4A7C15) >> (64 - RecentBits))];
        if (recent == cell)
            return;
        recent = cell;
        _cells.Add(cell);
    }

    private void Add(Page page, string text, int offset)
    {
        if (keepsTexts)
            _texts.Add(new AskedText(page, text, offset));
    }

    private ImmutableArray<Cell> Distinct()
    {
        _cells.Sort();
        var count = 0;
        for (var i = 0; i < _cells.Count; i++)
        {
            if (i == 0 || _cells[i] != _cells[i - 1])
                _cells[count++] = _cells[i];
        }
        return [.. _cells[..count]];
    }
}
