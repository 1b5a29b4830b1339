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

    private readonly Dictionary<string, WordForm> _forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordForm>.AlternateLookup<ReadOnlySpan<char>> _formsByLetters;

    public Vocabulary() => _formsByLetters = _forms.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>By their numbers.</summary>
    public List<string> Terms { get; } = [];

    /// <param name="letters">As they stand in a text, with apostrophes.</param>
    public WordForm FormOf(ReadOnlySpan<char> letters)
    {
        letters = Cut(letters);
        if (_formsByLetters.TryGetValue(letters, out var known))
            return known;
        var folded = Fold(WithoutApostrophes(letters));
        var term = WordStem.Of(folded);
        if (!_numbers.TryGetValue(term, out var number))
        {
            _numbers[term] = number = Terms.Count;
            Terms.Add(term);
        }
        return _forms[letters.ToString()] = new WordForm(folded, term, number);
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
        foreach (var rune in word.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
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
}
