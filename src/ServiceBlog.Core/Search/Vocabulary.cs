namespace ServiceBlog.Core.Search;

/// <summary>A word as it is searched for.</summary>
/// <param name="Folded">Without case, accents and width, with its ending.</param>
/// <param name="Term">What all forms of the word have in common (<see cref="WordStem"/>).</param>
public sealed record WordForm(string Folded, string Term);

/// <summary>The words met so far, so that each is folded and stemmed once. Not for several threads.</summary>
public sealed class Vocabulary
{
    /// <summary>What is longer is no word that is searched for; its beginning stands for it.</summary>
    public const int LongestWord = 40;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    // Words of at most 16 letters of ASCII, which most are, by their letters in lower case: every word of a site is looked up, and a
    // table of strings took twice the time. The places are at most half full and hold numbers of entries, from 1; the entries stand
    // in the order in which they were met, so that the frequent ones are near each other.
    private int[] _places = new int[2048];
    private ShortWord[] _short = new ShortWord[1024];
    private int _count;
    private readonly Dictionary<string, (WordForm Form, int Number)>.AlternateLookup<ReadOnlySpan<char>> _others =
        new Dictionary<string, (WordForm Form, int Number)>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>By their numbers.</summary>
    public List<string> Terms { get; } = [];

    /// <param name="letters">As they stand in a text, with apostrophes.</param>
    /// <param name="number">Of the term, counted from 0 in the order in which they were met.</param>
    public WordForm FormOf(ReadOnlySpan<char> letters, out int number)
    {
        Span<byte> lower = stackalloc byte[16];
        lower.Clear();
        if (letters.Length <= lower.Length && Ascii.ToLower(letters, lower, out _) == OperationStatus.Done)
            return Find(MemoryMarshal.Read<UInt128>(lower), letters, out number);
        letters = Cut(letters);
        if (!_others.TryGetValue(letters, out var known))
            _others[letters] = known = (Make(letters, out var made), made);
        number = known.Number;
        return known.Form;
    }

    private WordForm Find(UInt128 key, ReadOnlySpan<char> letters, out int number)
    {
        ref var place = ref PlaceOf(key);
        if (place == 0)
        {
            if (_count == _short.Length)
            {
                Grow();
                place = ref PlaceOf(key);
            }
            var form = Make(letters, out number);
            _short[_count] = new ShortWord(key, form, number);
            place = ++_count;
            return form;
        }
        ref readonly var known = ref _short[place - 1];
        number = known.Number;
        return known.Form;
    }

    private void Grow()
    {
        Array.Resize(ref _short, _short.Length * 2);
        _places = new int[_short.Length * 2];
        for (var i = 0; i < _count; i++)
            PlaceOf(_short[i].Key) = i + 1;
    }

    /// <summary>A word as it is asked for while it is typed: without accents and case, with its ending.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        var output = new StringBuilder(word.Length);
        if (Ascii.IsValid(word))
        {
            foreach (var character in word)
                output.Append(char.ToLowerInvariant(character));
            return output.ToString();
        }
        // Half of a surrogate pair and U+FFFE and U+FFFF, which .NET does not normalize, count as U+FFFD.
        var characters = string.Concat(word.ToString().EnumerateRunes()).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');
        foreach (var rune in characters.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
                continue;
            var lower = Rune.ToLowerInvariant(rune);
            output.Append(lower.Value switch
            {
                'ß' => "ss",
                'ø' => "o",
                'æ' => "ae",
                'œ' => "oe",
                'ł' => "l",
                'đ' => "d",
                'ð' => "d",
                'þ' => "th",
                'ı' => "i",
                'ς' => "σ",
                _ => lower.ToString(),
            });
        }
        return output.ToString();
    }

    private WordForm Make(ReadOnlySpan<char> letters, out int number)
    {
        var folded = Fold(WithoutApostrophes(letters));
        var term = WordStem.Of(folded);
        if (!_numbers.TryGetValue(term, out number))
        {
            _numbers[term] = number = Terms.Count;
            Terms.Add(term);
        }
        return new WordForm(folded, term);
    }

    /// <summary>Where the number of a word's entry is, or has its place.</summary>
    private ref int PlaceOf(UInt128 key)
    {
        var hash = ((ulong)key * 0x9E3779B97F4A7C15) ^ ((ulong)(key >> 64) * 0xC2B2AE3D27D4EB4F);
        var at = (int)(hash >> 32) & (_places.Length - 1);
        while (_places[at] > 0 && _short[_places[at] - 1].Key != key)
            at = (at + 1) & (_places.Length - 1);
        return ref _places[at];
    }

    private static ReadOnlySpan<char> WithoutApostrophes(ReadOnlySpan<char> word)
    {
        if (word.IndexOfAny('\'', '\u2019') < 0)
            return word;
        if (word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '\u2019')
            word = word[..^2];
        return word.ToString().Replace("'", "", StringComparison.Ordinal).Replace("\u2019", "", StringComparison.Ordinal);
    }

    /// <summary>Never within a surrogate pair.</summary>
    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> word)
    {
        if (word.Length <= LongestWord)
            return word;
        return word[..(char.IsHighSurrogate(word[LongestWord - 1]) ? LongestWord - 1 : LongestWord)];
    }

    private readonly record struct ShortWord(UInt128 Key, WordForm Form, int Number);
}
