namespace ServiceBlog.Core.Markup.Reading;

/// <summary>
/// Finds what is kept of a text's words. One for each thread, which keeps its table: it is as large as the largest
/// vocabulary so far.
/// </summary>
internal sealed class WordReader
{
    /// <summary>Shorter words are left out: in all languages the frequent words are the short ones (Zipf's law of abbreviation).</summary>
    private const int ShortestWord = 3;

    /// <summary>For the same reason a long word counts for more than a short one, up to this length.</summary>
    private const int LongestCounted = 12;

    [ThreadStatic]
    private static WordReader? _ofThread;

    private readonly Dictionary<uint, Entry> _words = [];
    private readonly List<uint> _running = [];
    private readonly PriorityQueue<uint, ulong> _heaviest = new();

    /// <param name="html">The text, its links not yet filled in.</param>
    public static PageWords Read(ReadOnlySpan<char> html) => (_ofThread ??= new WordReader()).ReadAll(html);

    private PageWords ReadAll(ReadOnlySpan<char> html)
    {
        _words.Clear();
        _running.Clear();
        var runs = new HtmlTextRuns(html);
        while (runs.MoveNext())
        {
            if (runs.IsCode || runs.Current.IsWhiteSpace())
                continue;
            var tokens = new WordTokens(runs.Current);
            while (tokens.MoveNext())
                Add(tokens.Hash, tokens.Length, runs.IsRunning);
        }
        return PageWords.Of(Distinctive(), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_running));
    }

    private void Add(uint word, int length, bool isRunning)
    {
        ref var entry = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out _);
        entry.Count++;
        entry.Length = length;
        if (isRunning && !entry.IsRunning)
        {
            entry.IsRunning = true;
            _running.Add(word);
        }
    }

    /// <summary>The words that come often for their length, or are long for how often they come.</summary>
    private uint[] Distinctive()
    {
        foreach (var (word, entry) in _words)
        {
            if (entry.Length < ShortestWord)
                continue;
            var weight = ((ulong)((uint)entry.Count * (uint)Math.Min(entry.Length, LongestCounted)) << 32) | word;
            if (_heaviest.Count < PageWords.MaximumDistinctive)
                _heaviest.Enqueue(word, weight);
            else
                _heaviest.EnqueueDequeue(word, weight);
        }
        var best = new uint[_heaviest.Count];
        for (var i = 0; i < best.Length; i++)
            best[i] = _heaviest.Dequeue();
        Array.Sort(best);
        return best;
    }

    private struct Entry
    {
        public int Count;
        public int Length;
        public bool IsRunning;
    }
}
