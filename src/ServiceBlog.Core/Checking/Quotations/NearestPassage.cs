namespace ServiceBlog.Core.Checking.Quotations;

/// <summary>Finds the passage of a source that is most like a quotation: among all stretches of as many words the one that shares most of them; of
/// several such, the one that has most of them in their places. Slides over the text once, so that it takes no longer for a long quotation than for a
/// short one.</summary>
internal static class NearestPassage
{
    /// <summary>Longer passages are shown only around the first word that differs.</summary>
    private const int WordsShown = 30;

    private const int WordsBefore = 10;

    /// <param name="quotation">Comparable.</param>
    /// <returns>The passage as the source has it; null if nothing is like it.</returns>
    public static string? Find(VerbatimText source, string quotation, out int place)
    {
        place = 0;
        var wanted = WordsOf(quotation);
        var words = WordsOf(source.Comparable);
        if (wanted.Count == 0 || words.Count == 0)
            return null;
        var length = Math.Min(wanted.Count, words.Count);
        var start = BestStart(words, wanted, length, out var shared);
        if (shared * 3 < wanted.Count)
            return null;
        var (from, to) = Shown(source.Comparable, quotation, words, wanted, start, length);
        place = words[start].Start;
        var passage = source.Plain[source.Places[words[from].Start]..(source.Places[words[to].End - 1] + 1)];
        var collapsed = string.Join(' ', passage.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return (from > start ? "… " : "") + collapsed + (to < start + length - 1 ? " …" : "");
    }

    private static int BestStart(List<Word> words, List<Word> wanted, int length, out int shared)
    {
        var missing = new Dictionary<ulong, int>();
        foreach (var word in wanted)
            missing[word.Hash] = missing.GetValueOrDefault(word.Hash) + 1;
        var (best, score, bestInPlace) = (0, 0, 0);
        shared = 0;
        for (var i = 0; i < words.Count; i++)
        {
            // Of a word that the quotation has twice, two count.
            if (missing.TryGetValue(words[i].Hash, out var entering))
            {
                score += entering > 0 ? 1 : 0;
                missing[words[i].Hash] = entering - 1;
            }
            if (i >= length && missing.TryGetValue(words[i - length].Hash, out var leaving))
            {
                score -= leaving >= 0 ? 1 : 0;
                missing[words[i - length].Hash] = leaving + 1;
            }
            if (i < length - 1 || score == 0 || score < shared)
                continue;
            var inPlace = InPlace(words, wanted, i - length + 1, length);
            if (score > shared || inPlace > bestInPlace)
                (best, shared, bestInPlace) = (i - length + 1, score, inPlace);
        }
        return best;
    }

    private static int InPlace(List<Word> words, List<Word> wanted, int start, int length)
    {
        var count = 0;
        for (var i = 0; i < Math.Min(length, WordsShown); i++)
            count += words[start + i].Hash == wanted[i].Hash ? 1 : 0;
        return count;
    }

    private static (int From, int To) Shown(string text, string quotation, List<Word> words, List<Word> wanted, int start, int length)
    {
        if (length <= WordsShown)
            return (start, start + length - 1);
        var same = 0;
        while (same < length - 1 && text.AsSpan(words[start + same].Start..words[start + same].End)
            .SequenceEqual(quotation.AsSpan(wanted[same].Start..wanted[same].End)))
        {
            same++;
        }
        var from = start + Math.Clamp(same - WordsBefore, 0, length - WordsShown);
        return (from, from + WordsShown - 1);
    }

    /// <summary>Runs of letters and digits; each character by itself where words are not parted.</summary>
    private static List<Word> WordsOf(string text)
    {
        var words = new List<Word>(text.Length / 5);
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }
            var start = i++;
            while (i < text.Length && text[start] < '\u2E80' && char.IsLetterOrDigit(text[i]) && text[i] < '\u2E80')
                i++;
            words.Add(new Word(HashOf(text.AsSpan(start, i - start)), start, i));
        }
        return words;
    }

    /// <summary>The same in every process, as the passage that is shown must be; without regard to case.</summary>
    private static ulong HashOf(ReadOnlySpan<char> word)
    {
        // FNV-1a, 64 bits, over code units.
        var hash = 14695981039346656037UL;
        foreach (var character in word)
            hash = unchecked((hash ^ char.ToLowerInvariant(character)) * 1099511628211UL);
        return hash;
    }

    private readonly record struct Word(ulong Hash, int Start, int End);
}
