using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ServiceBlog.Core.Graph;

/// <summary>
/// What pages can have in common, each thing with the pages that have it: topics, tags, cited sources and distinctive
/// words. Both directions stand in two flat arrays, for they are walked for every page of the site.
/// </summary>
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
            if (connections[page] is not { } ties)
                continue;
            taking++;
            foreach (var topic in ties.Topics)
                Add(named, topic, TopicWorth);
            foreach (var tag in ties.Tags)
                Add(named, tag, TagWorth);
            foreach (var reference in ties.References)
                Add(cited, reference.Page, CitedWorth);
            var own = pages[page].Outline.Words;
            for (var i = 0; i < own.DistinctiveCount; i++)
                Add(words, own.DistinctiveAt(i), WordWorth);
        }
        firstOf[^1] = keys.Count;
        _isWord = [.. kinds.Select(kind => kind == WordWorth)];
        var uses = new int[kinds.Count];
        foreach (var key in keys)
            uses[key]++;
        _worths = Worths(kinds, uses, taking);
        (_keys, _keyStarts) = Useful(keys, firstOf);
        (_pages, _pageStarts) = Inverted(uses);

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

    /// <summary>What a page shares with others; what nobody else has is left out.</summary>
    public ReadOnlySpan<int> KeysOf(int page) => _keys.AsSpan(_keyStarts[page].._keyStarts[page + 1]);

    /// <summary>The pages that have a key, rising.</summary>
    public ReadOnlySpan<int> PagesWith(int key) => _pages.AsSpan(_pageStarts[key].._pageStarts[key + 1]);

    /// <summary>What having it in common adds to a score.</summary>
    public int WorthOf(int key) => _worths[key];

    /// <summary>Whether a word that two texts share counts: one that a quarter of the site uses does not.</summary>
    public bool IsWord(int key) => _worths[key] > 0 && _isWord[key];

    /// <summary>Whole numbers, the rarity by powers of two: the same on every machine, and an edit shifts few of them.</summary>
    private int[] Worths(List<int> kinds, int[] uses, int pages)
    {
        var worths = new int[kinds.Count];
        var all = BitOperations.Log2((uint)Math.Max(1, pages));
        for (var key = 0; key < worths.Length; key++)
        {
            if (uses[key] < 2)
                continue;
            var rarity = all - BitOperations.Log2((uint)uses[key]);
            worths[key] = _isWord[key] ? WordWorth * (rarity > 1 ? rarity : 0) : kinds[key] * (rarity + 1);
        }
        return worths;
    }

    private (int[] Keys, int[] Starts) Useful(List<int> keys, int[] firstOf)
    {
        var starts = new int[firstOf.Length];
        var useful = new int[keys.Count];
        var count = 0;
        for (var page = 0; page < firstOf.Length - 1; page++)
        {
            starts[page] = count;
            for (var i = firstOf[page]; i < firstOf[page + 1]; i++)
            {
                if (_worths[keys[i]] > 0)
                    useful[count++] = keys[i];
            }
        }
        starts[^1] = count;
        return (useful[..count], starts);
    }

    private (int[] Pages, int[] Starts) Inverted(int[] uses)
    {
        var starts = new int[uses.Length + 1];
        for (var key = 0; key < uses.Length; key++)
            starts[key + 1] = starts[key] + (_worths[key] > 0 ? uses[key] : 0);
        var filled = starts[..^1];
        var pages = new int[starts[^1]];
        for (var page = 0; page < _keyStarts.Length - 1; page++)
        {
            foreach (var key in KeysOf(page))
                pages[filled[key]++] = page;
        }
        return (pages, starts);
    }
}
