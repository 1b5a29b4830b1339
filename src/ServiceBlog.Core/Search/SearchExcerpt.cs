namespace ServiceBlog.Core.Search;

/// <summary>A few words of a page around what was asked for.</summary>
/// <param name="Marked">Where words of the query stand in the text, in order.</param>
public sealed record SearchExcerpt(string Text, ImmutableArray<Range> Marked)
{
    public static readonly SearchExcerpt Empty = new("", []);

    private const int MostWords = 28;
    private const int Lead = 4;

    /// <param name="terms">What stands for the words of the query.</param>
    public static SearchExcerpt Of(string text, IReadOnlySet<string> terms)
    {
        var words = new List<(SearchWord Word, bool IsAsked)>();
        foreach (var word in new SearchWords(text, new Vocabulary()))
            words.Add((word, terms.Contains(word.Term)));
        if (words.Count == 0)
            return Empty;
        var (from, to) = Best(words);
        var start = from == 0 ? 0 : words[from].Word.Start;
        var end = to == words.Count - 1 ? text.Length : words[to].Word.Start + words[to].Word.Length;
        var (before, after) = (start > 0 ? "… " : "", end < text.Length ? " …" : "");
        var marked = words[from..(to + 1)]
            .Where(word => word.IsAsked && word.Word.Start >= start && word.Word.Start + word.Word.Length <= end)
            .Select(word => (word.Word.Start - start + before.Length)..(word.Word.Start - start + before.Length + word.Word.Length));
        return new SearchExcerpt($"{before}{text[start..end]}{after}", [.. marked]);
    }

    /// <summary>The stretch of words that shows the most different words of the query; the first of equals.</summary>
    private static (int From, int To) Best(List<(SearchWord Word, bool IsAsked)> words)
    {
        var (best, most) = (0, 0);
        for (var from = 0; from < words.Count; from++)
        {
            // A stretch begins a few words before the first that was asked for, or at the very beginning.
            if (from > 0 && (from + Lead >= words.Count || !words[from + Lead].IsAsked))
                continue;
            var worth = words.Skip(from).Take(MostWords).Where(word => word.IsAsked).Select(word => word.Word.Term).Distinct().Count();
            if (worth > most)
                (best, most) = (from, worth);
        }
        return (best, Math.Min(words.Count, best + MostWords) - 1);
    }
}
