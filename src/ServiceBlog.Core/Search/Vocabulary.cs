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

    // Open addressing, at most half full: every word of a site is looked up here.
    private VocabularyEntry[] _forms = new VocabularyEntry[1024];
    private int _count;

    /// <summary>By their numbers.</summary>
    public List<string> Terms { get; } = [];

    /// <param name="letters">As they stand in a text, with apostrophes.</param>
    public WordForm FormOf(ReadOnlySpan<char> letters) => Find(letters).Form;

    /// <inheritdoc cref="FormOf"/>
    internal ref readonly VocabularyEntry Find(ReadOnlySpan<char> letters)
    {
        letters = Cut(letters);
        var hash = HashOf(letters);
        var at = (int)hash & (_forms.Length - 1);
        for (; _forms[at].Form is not null; at = (at + 1) & (_forms.Length - 1))
        {
            if (_forms[at].Hash == hash && letters.SequenceEqual(_forms[at].Letters))
                return ref _forms[at];
        }
        if (++_count * 2 > _forms.Length)
        {
            Grow();
            at = FreePlace(_forms, hash);
        }
        var form = Make(letters);
        _forms[at] = new VocabularyEntry(hash, letters.ToString(), form, form.Number);
        return ref _forms[at];
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

    private void Grow()
    {
        var forms = new VocabularyEntry[_forms.Length * 2];
        foreach (var known in _forms)
        {
            if (known.Form is not null)
                forms[FreePlace(forms, known.Hash)] = known;
        }
        _forms = forms;
    }

    private static int FreePlace(VocabularyEntry[] forms, ulong hash)
    {
        var at = (int)hash & (forms.Length - 1);
        while (forms[at].Form is not null)
            at = (at + 1) & (forms.Length - 1);
        return at;
    }

    private static ulong HashOf(ReadOnlySpan<char> letters)
    {
        var hash = (ulong)letters.Length;
        var bytes = MemoryMarshal.AsBytes(letters);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            hash = BitOperations.RotateLeft((hash ^ MemoryMarshal.Read<ulong>(bytes)) * 0x9E3779B97F4A7C15, 29);
        foreach (var rest in bytes)
            hash = (hash ^ rest) * 0x100000001B3;
        return hash ^ (hash >> 32);
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

    /// <param name="Number">The form's, at hand without a look at it.</param>
    internal readonly record struct VocabularyEntry(ulong Hash, string Letters, WordForm Form, int Number);
}
