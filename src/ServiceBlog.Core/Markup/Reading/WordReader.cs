namespace ServiceBlog.Core.Markup;

/// <summary>Finds what is kept of a text's words. One for each thread, which keeps its table: it is as large as the largest vocabulary so
/// far.</summary>
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
        return PageWords.Of(Distinctive(), CollectionsMarshal.AsSpan(_running));
    }

    private void Add(uint word, int length, bool isRunning)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out _);
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

/// <summary>The words of a text, by their hashes: runs of letters, digits and marks, upper and lower case alike. Scripts that put no spaces between
/// words give every two neighbouring characters. No language is known and none is needed.</summary>
internal ref struct WordTokens(ReadOnlySpan<char> text)
{
    private const uint HashBasis = 2166136261;
    private const uint HashPrime = 16777619;

    private readonly ReadOnlySpan<char> _text = text;
    private int _position;

    // The last character of a script without spaces, if the next one would make a pair with it.
    private int _before = -1;

    public uint Hash { get; private set; }

    /// <summary>Of the word, in characters; of a pair, what a word of some meaning has.</summary>
    public int Length { get; private set; }

    public static bool IsWordCharacter(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value)
        : Rune.GetUnicodeCategory(rune) is <= UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber;

    /// <summary>Whether words of this character's script stand next to each other without a space.</summary>
    public static bool IsUnspaced(Rune rune) => rune.Value >= 0x0E00
        && (WordCounter.IsCjk(rune.Value) || rune.Value is
            <= 0x0EFF // Thai, Lao
            or (>= 0x1000 and <= 0x109F) // Myanmar
            or (>= 0x1780 and <= 0x17FF)); // Khmer

    public bool MoveNext()
    {
        const int pairLength = 6;
        while (_position < _text.Length)
        {
            var first = _text[_position];
            if (char.IsAsciiLetterOrDigit(first))
            {
                _before = -1;
                ReadWord();
                return true;
            }
            if (char.IsAscii(first))
            {
                _before = -1;
                _position++;
                continue;
            }
            Rune.DecodeFromUtf16(_text[_position..], out var rune, out var length);
            if (IsUnspaced(rune) && IsWordCharacter(rune))
            {
                _position += length;
                var before = _before;
                _before = rune.Value;
                if (before < 0)
                    continue;
                (Hash, Length) = (Mixed(Add(Add(HashBasis, (uint)before), (uint)rune.Value)), pairLength);
                return true;
            }
            _before = -1;
            if (IsWordCharacter(rune))
            {
                ReadWord();
                return true;
            }
            _position += length;
        }
        return false;
    }

    private void ReadWord()
    {
        var all = _text;
        var (position, hash, count) = (_position, HashBasis, 0);
        while (position < all.Length)
        {
            var character = all[position];
            if (char.IsAsciiLetterOrDigit(character))
            {
                hash = Add(hash, character | 0x20u); // lower case; digits have the bit anyway
                position++;
            }
            else if (char.IsAscii(character))
            {
                break;
            }
            else
            {
                Rune.DecodeFromUtf16(all[position..], out var rune, out var length);
                if (!IsWordCharacter(rune) || IsUnspaced(rune))
                    break;
                hash = Add(hash, (uint)Rune.ToLowerInvariant(rune).Value);
                position += length;
            }
            count++;
        }
        (_position, Hash, Length) = (position, Mixed(hash), count);
    }

    /// <summary>FNV-1a, a character at a time.</summary>
    private static uint Add(uint hash, uint character) => unchecked((hash ^ character) * HashPrime);

    /// <summary>Spreads the hash over all bits: the filter looks at the lowest ones only.</summary>
    private static uint Mixed(uint hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
            hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
            return hash ^ (hash >> 16);
        }
    }
}
