namespace ServiceBlog.Core.Graph;

/// <summary>Adds up what speaks for each of the other pages, for one page after another.</summary>
/// <param name="pages">How many pages there are.</param>
internal sealed class Scores(int pages)
{
    private readonly int[] _scores = new int[pages];
    private readonly int[] _touched = new int[pages];
    private int _count;

    /// <param name="touched">Pages, each once.</param>
    public void Add(ReadOnlySpan<int> touched, int worth)
    {
        // Most of the time that related pages take is spent here.
        var (scores, all, count) = (_scores, _touched, _count);
        foreach (var page in touched)
        {
            var score = scores[page];
            if (score == 0)
                all[count++] = page;
            scores[page] = score + worth;
        }
        _count = count;
    }

    public void Raise(int page, int worth)
    {
        ref var score = ref _scores[page];
        if (score == 0)
            _touched[_count++] = page;
        score += worth;
    }

    /// <summary>Takes a page out, whatever it has; no more is to be added afterwards.</summary>
    public void Forget(int page)
    {
        // Below all others, and not zero, for it may be among those touched.
        if (_scores[page] > 0)
            _scores[page] = -1;
    }

    /// <summary>The pages with the highest scores, best first, and begins anew.</summary>
    /// <param name="age">Decides between equal scores: the lower goes first. No two pages are of one age.</param>
    public int[] TakeBest(int most, int[] age)
    {
        Span<int> best = stackalloc int[most];
        var count = 0;
        var lowest = 0;
        foreach (var page in _touched.AsSpan(0, _count))
        {
            var score = _scores[page];
            if (score <= 0 || (count == most && score < lowest))
                continue;
            if (count == most && !Precedes(page, score, best[most - 1], age))
                continue;
            var place = count < most ? count++ : most - 1;
            while (place > 0 && Precedes(page, score, best[place - 1], age))
            {
                best[place] = best[place - 1];
                place--;
            }
            best[place] = page;
            if (count == most)
                lowest = _scores[best[most - 1]];
        }
        var result = best[..count].ToArray();
        foreach (var page in _touched.AsSpan(0, _count))
            _scores[page] = 0;
        _count = 0;
        return result;
    }

    private bool Precedes(int page, int score, int other, int[] age) =>
        score != _scores[other] ? score > _scores[other] : age[page] < age[other];
}
