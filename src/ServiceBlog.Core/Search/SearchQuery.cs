namespace ServiceBlog.Core.Search;

/// <summary>What is asked: words, <c>"phrases"</c>, <c>-words</c> that must not be there, and filters such as <c>kind:topic</c>, <c>tag:crm</c>,
/// <c>topic:</c>, <c>author:</c>, <c>year:2026</c> and <c>language:de</c>. No text is a wrong query.</summary>
public sealed record SearchQuery
{
    /// <summary>More words than these are not asked for.</summary>
    public const int MostWords = 32;

    private const int LongestText = 1000;

    private static readonly string[] Filters = ["kind", "tag", "topic", "author", "year", "language"];

    public ImmutableArray<QueryPart> Parts { get; private init; } = [];

    /// <summary>Filters with what they ask for, such as <c>kind:topic</c>, and whether pages must not have it.</summary>
    public ImmutableArray<(string Facet, bool IsExcluded)> Conditions { get; private init; } = [];

    public static SearchQuery Parse(string text)
    {
        var (parts, conditions) = (ImmutableArray.CreateBuilder<QueryPart>(), ImmutableArray.CreateBuilder<(string, bool)>());
        var vocabulary = new Vocabulary();
        var rest = text.AsSpan(0, Math.Min(text.Length, LongestText));
        var endsInWord = rest.Length > 0 && !char.IsWhiteSpace(rest[^1]);
        while (!(rest = rest.TrimStart()).IsEmpty)
        {
            var isExcluded = rest[0] is '-' or '\u2212' && rest.Length > 1 && !char.IsWhiteSpace(rest[1]);
            if (isExcluded)
                rest = rest[1..];
            var colon = rest.IndexOf(':');
            var filter = colon > 0 ? Filters.FirstOrDefault(rest[..colon].ToString().ToLowerInvariant().Equals) : null;
            if (filter is not null && colon + 1 < rest.Length && !char.IsWhiteSpace(rest[colon + 1]))
            {
                rest = rest[(colon + 1)..];
                conditions.Add(($"{filter}:{Vocabulary.Fold(Take(ref rest, out _))}", isExcluded));
                continue;
            }
            var piece = Take(ref rest, out var isQuoted);
            var words = ImmutableArray.CreateBuilder<SearchWord>();
            foreach (var word in new SearchWords(piece, vocabulary))
                words.Add(word);
            if (words.Count > 0)
                parts.Add(new QueryPart(words.ToImmutable(), isQuoted, isExcluded, IsOpen: !isQuoted && endsInWord && rest.IsEmpty));
        }
        return new SearchQuery { Parts = [.. parts.Take(MostWords)], Conditions = conditions.ToImmutable() };
    }

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> rest, out bool isQuoted)
    {
        const string Opening = "\"“„«";
        const string Closing = "\"”“»";
        var quote = Opening.IndexOf(rest[0], StringComparison.Ordinal);
        isQuoted = quote >= 0;
        var from = isQuoted ? rest[1..] : rest;
        var end = 0;
        while (end < from.Length && (isQuoted ? from[end] != Closing[quote] && from[end] != '"' : !char.IsWhiteSpace(from[end]) && from[end] != '"'))
            end++;
        rest = from[Math.Min(from.Length, isQuoted ? end + 1 : end)..];
        return from[..end];
    }
}

/// <summary>Words that stand together in a query: one that was typed alone, the parts of a joined one, or a phrase.</summary>
/// <param name="IsOpen">The author may still be typing it: words that begin so count too.</param>
public sealed record QueryPart(ImmutableArray<SearchWord> Words, bool IsQuoted, bool IsExcluded, bool IsOpen)
{
    /// <summary>Whether a word is made of others of the part.</summary>
    public bool IsJoined(SearchWord word) => Words.Any(other => other.Place == word.Place && other.Length < word.Length);
}
