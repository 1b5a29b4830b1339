namespace ServiceBlog.Core.Search;

/// <summary>A word as it is searched for.</summary>
/// <param name="Folded">Without case, accents and width, with its ending.</param>
/// <param name="Term">What all forms of the word have in common (<see cref="WordStem"/>).</param>
/// <param name="Number">Of the term, counted from 0 in the order in which a vocabulary met them.</param>
public sealed record WordForm(string Folded, string Term, int Number);

/// <summary>The words met so far, so that each is folded and stemmed once. Not for several threads.</summary>
public sealed class Vocabulary
{
    /// <summary>What is longer is no word that is searched for; its beginning stands for it.</summary>
    public const int LongestWord = 40;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    // Words of at most 16 letters of ASCII, which most are, by their letters in lower case: every word of a site is looked up, and a
    // table of strings took twice the time. Open addressing, at most half full.
    private Slot[] _short = new Slot[1024];
    private int _count;
    private readonly Dictionary<string, WordForm>.AlternateLookup<ReadOnlySpan<char>> _others =
        new Dictionary<string, WordForm>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>By their numbers.</summary>
    public List<string> Terms { get; } = [];

    /// <param name="letters">As they stand in a text, with apostrophes.</param>
    public WordForm FormOf(ReadOnlySpan<char> letters)
    {
        Span<byte> lower = stackalloc byte[16];
        lower.Clear();
        if (letters.Length <= lower.Length && Ascii.ToLower(letters, lower, out _) == OperationStatus.Done)
            return Find(MemoryMarshal.Read<UInt128>(lower), letters);
        letters = Cut(letters);
        if (!_others.TryGetValue(letters, out var form))
            _others[letters] = form = Make(letters);
        return form;
    }

    private WordForm Find(UInt128 key, ReadOnlySpan<char> letters)
    {
        var at = FreePlace(_short, key);
        if (_short[at].Form is { } known)
            return known;
        if (++_count * 2 > _short.Length)
        {
            var grown = new Slot[_short.Length * 2];
            foreach (var slot in _short.Where(slot => slot.Form is not null))
                grown[FreePlace(grown, slot.Key)] = slot;
            _short = grown;
            at = FreePlace(_short, key);
        }
        var form = Make(letters);
        _short[at] = new Slot(key, form);
        return form;
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

    private WordForm Make(ReadOnlySpan<char> letters)
    {
        var folded = Fold(WithoutApostrophes(letters));
        var term = WordStem.Of(folded);
        if (!_numbers.TryGetValue(term, out var number))
        {
            _numbers[term] = number = Terms.Count;
            Terms.Add(term);
        }
        return new WordForm(folded, term, number);
    }

    /// <summary>Where a word is, or where it has its place.</summary>
    private static int FreePlace(Slot[] slots, UInt128 key)
    {
        var hash = ((ulong)key * 0x9E3779B97F4A7C15) ^ ((ulong)(key >> 64) * 0xC2B2AE3D27D4EB4F);
        var at = (int)(hash >> 32) & (slots.Length - 1);
        while (slots[at].Form is not null && slots[at].Key != key)
            at = (at + 1) & (slots.Length - 1);
        return at;
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

    private readonly record struct Slot(UInt128 Key, WordForm? Form);
}
