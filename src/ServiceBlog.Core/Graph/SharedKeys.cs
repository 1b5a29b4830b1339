namespace ServiceBlog.Core.Graph;

/// <summary>What pages can have in common, each thing with the pages that have it: topics, tags, cited sources and distinctive words. Both directions
/// stand in two flat arrays, for they are walked for every page of the site.</summary>
public sealed class SharedKeys
{
    // What a thing in common is worth, times its rarity: a tag says less than a source that both cite.
    private const int TopicWorth = 6;
    private const int TagWorth = 8;
    private const int CitedWorth = 10;
    private const int WordWorth = 1;

    private readonly int[] _keys;
    private readonly int[] _keyStarts;
    private readonly int[] _pages;
    private readonly int[] _pageStarts;
    private readonly int[] _worths;
    private readonly bool[] _isWord;

    /// <param name="pages">Every page, at its number.</param>
    /// <param name="connections">Of each page, at its number; null for pages that take no part.</param>
    public SharedKeys(ImmutableArray<Page> pages, PageConnections?[] connections)
    {
        var named = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        var cited = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        var words = new Dictionary<uint, int>(pages.Length * 4);
        var kinds = new List<int>();
        var keys = new List<int>(pages.Length * 40);
        var firstOf = new int[pages.Length + 1];
        var taking = 0;
        for (var page = 0; page < pages.Length; page++)
        {
            firstOf[page] = keys.Count;
            if (connections[page] is not { } own)
                continue;
            taking++;
            foreach (var topic in own.Topics)
                Add(named, topic, TopicWorth);
            foreach (var tag in own.Tags)
                Add(named, tag, TagWorth);
            foreach (var reference in own.References)
                Add(cited, reference.Page, CitedWorth);
            var distinctive = pages[page].Words;
            for (var i = 0; i < distinctive.DistinctiveCount; i++)
                Add(words, distinctive.DistinctiveAt(i), WordWorth);
        }
        firstOf[^1] = keys.Count;
        var uses = new int[kinds.Count];
        foreach (var key in keys)
            uses[key]++;
        var rarestFirst = RarestFirst(uses);
        (_worths, _isWord) = Worths(kinds, uses, rarestFirst, taking);
        (_keys, _keyStarts) = Useful(keys, firstOf, rarestFirst);
        (_pages, _pageStarts) = Inverted();

        void Add<T>(Dictionary<T, int> numbers, T thing, int worth) where T : notnull
        {
            ref var key = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, thing, out var known);
            if (!known)
            {
                key = kinds.Count;
                kinds.Add(worth);
            }
            keys.Add(key);
        }
    }

    /// <summary>What a page shares with others, the rarest first, as rising numbers; what no other page has is left out.</summary>
    public ReadOnlySpan<int> KeysOf(int page) => _keys.AsSpan(_keyStarts[page].._keyStarts[page + 1]);

    /// <summary>The pages that have a key, rising.</summary>
    public ReadOnlySpan<int> PagesWith(int key) => _pages.AsSpan(_pageStarts[key].._pageStarts[key + 1]);

    /// <summary>What having it in common adds to a score.</summary>
    public int WorthOf(int key) => _worths[key];

    public bool IsWord(int key) => _isWord[key];

    /// <summary>New numbers of the keys: the fewer pages have it, the lower. By counting, for there are many keys of few uses.</summary>
    private static int[] RarestFirst(int[] uses)
    {
        var places = new int[uses.DefaultIfEmpty().Max() + 2];
        foreach (var count in uses)
            places[count + 1]++;
        for (var count = 1; count < places.Length; count++)
            places[count] += places[count - 1];
        var numbers = new int[uses.Length];
        for (var key = 0; key < uses.Length; key++)
            numbers[key] = places[uses[key]]++;
        return numbers;
    }

    /// <summary>Whole numbers, the rarity by powers of two: the same on every machine, and an edit shifts few of them.</summary>
    private static (int[] Worths, bool[] IsWord) Worths(List<int> kinds, int[] uses, int[] numbers, int pages)
    {
        var worths = new int[uses.Length];
        var isWord = new bool[uses.Length];
        var all = BitOperations.Log2((uint)Math.Max(1, pages));
        for (var key = 0; key < uses.Length; key++)
        {
            if (uses[key] < 2)
                continue;
            var rarity = all - BitOperations.Log2((uint)uses[key]);
            isWord[numbers[key]] = kinds[key] == WordWorth;
            // A word that a quarter of the site uses says nothing; that is how the little words of any language go.
            worths[numbers[key]] = kinds[key] != WordWorth ? kinds[key] * (rarity + 1) : rarity > 1 ? WordWorth * rarity : 0;
        }
        return (worths, isWord);
    }

    private (int[] Keys, int[] Starts) Useful(List<int> keys, int[] firstOf, int[] numbers)
    {
        var starts = new int[firstOf.Length];
        var useful = new int[keys.Count];
        var count = 0;
        for (var page = 0; page < firstOf.Length - 1; page++)
        {
            starts[page] = count;
            for (var i = firstOf[page]; i < firstOf[page + 1]; i++)
            {
                if (_worths[numbers[keys[i]]] > 0)
                    useful[count++] = numbers[keys[i]];
            }
            useful.AsSpan(starts[page]..count).Sort();
        }
        starts[^1] = count;
        return (useful[..count], starts);
    }

    private (int[] Pages, int[] Starts) Inverted()
    {
        var starts = new int[_worths.Length + 1];
        foreach (var key in _keys)
            starts[key + 1]++;
        for (var key = 0; key < _worths.Length; key++)
            starts[key + 1] += starts[key];
        var filled = starts[..^1];
        var pages = new int[_keys.Length];
        for (var page = 0; page < _keyStarts.Length - 1; page++)
        {
            foreach (var key in KeysOf(page))
                pages[filled[key]++] = page;
        }
        return (pages, starts);
    }
}

/// <summary>Adds up what speaks for each of the other pages, for one page after another.</summary>
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

    /// <summary>Takes a page out; nothing is to be added afterwards.</summary>
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
