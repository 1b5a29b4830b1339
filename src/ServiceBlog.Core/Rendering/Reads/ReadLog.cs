using System.Collections.Immutable;

namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>
/// Notes what one template reads while it renders, on the thread that renders it: the models of the site are shared by
/// all threads and do not know for whom they are read.
/// </summary>
public sealed class ReadLog
{
    // Templates read the same few cells again and again; most of the repetitions end here.
    private const int RecentBits = 10;

    [ThreadStatic]
    private static ReadLog? _current;

    private readonly List<Cell> _cells = [];
    private readonly Cell[] _recent = new Cell[1 << RecentBits];

    /// <summary>Runs an action and gives what it read, each cell once, in order.</summary>
    public ImmutableArray<Cell> During(Action read)
    {
        _cells.Clear();
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

    private void Add(Cell cell)
    {
        ref var recent = ref _recent[(int)(unchecked((ulong)cell.Number * 0x9E3779B97F4A7C15) >> (64 - RecentBits))];
        if (recent == cell)
            return;
        recent = cell;
        _cells.Add(cell);
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
