namespace ServiceBlog.Core.Search;

/// <summary>In how many files an index lies, and in which of them a term is. Depends on the number of pages alone, so that an edit moves no term to
/// another file. At most 300 files, however large the site.</summary>
/// <param name="Pages">All that can be found.</param>
public sealed record IndexLayout(int Pages)
{
    /// <summary>Terms of one file begin with the same letters: words that begin so are found there, and most words with a typo.</summary>
    public const int PrefixLength = 3;
    private const int EndLength = 2;

    /// <summary>A small site's files hold what a list of results shows. A large one's would be too large: there the pages themselves are asked.</summary>
    public bool IsSmall => Pages <= 512;

    /// <summary>Files of postings.</summary>
    public int Shards => !IsSmall ? 165 : Pages > 64 ? 240 : (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(Pages, 4));

    /// <summary>Files of postings of terms that most pages have.</summary>
    public const int CommonShards = 12;

    /// <summary>Files of lists of words, for typos.</summary>
    public int WordLists => IsSmall ? Pages > 64 ? 24 : 4 : 8;

    /// <summary>Files of lists of pages.</summary>
    public int PageLists => IsSmall ? 1 : 110;

    /// <summary>How many pages stand in one list.</summary>
    public int PagesPerList => Math.Max(1, (Pages + PageLists - 1) / PageLists);

    /// <summary>A term that two of three pages have, or one of five of a large site, tells little: its postings are fetched only if nothing else is
    /// asked for.</summary>
    /// <param name="having">The number of pages that have it.</param>
    public bool IsCommon(int having) => IsSmall ? Pages >= 32 && having * 3 > Pages * 2 : having * 5 > Pages;

    /// <summary>Whether the manifest names a common term, so that nothing is fetched to learn that it is one.</summary>
    public bool IsNamed(int having) => IsCommon(having) && having * 5 > Pages;

    /// <summary>The file of postings that a term is in, or words that begin with these letters.</summary>
    public int ShardOf(string term) => KeyOf(IsFacet(term) ? term : term[..Math.Min(term.Length, PrefixLength)], Shards);

    public static int CommonShardOf(string term) => KeyOf(term, CommonShards);

    /// <summary>The two lists of words that have those which are near a word: a typo spares its beginning or its end.</summary>
    public (int ByBeginning, int ByEnd) WordListsOf(string word)
    {
        var (beginning, end) = WordKeysOf(word);
        return (WordListOf(beginning), WordListOf(end));
    }

    /// <param name="key">See <see cref="WordKeysOf"/>.</param>
    public int WordListOf(string key) => KeyOf(key, WordLists);

    /// <summary>What words with the same beginning have in common, and those with the same end.</summary>
    public static (string Beginning, string End) WordKeysOf(string word) =>
        (word[..Math.Min(word.Length, EndLength)], $"-{word[^Math.Min(word.Length, EndLength)..]}");

    /// <summary>Whether it stands for a property of pages, such as <c>kind:topic</c>, and not for a word.</summary>
    public static bool IsFacet(ReadOnlySpan<char> term) => term.Contains(':');

    /// <summary>Whether it can be what was meant by a word with a typo.</summary>
    public static bool IsListed(string term) => term.Length > 2 && !term.AsSpan().ContainsAnyInRange('0', '9') && !IsFacet(term);

    /// <summary>Stands for a term in 24 bits; others may have the same.</summary>
    public static uint MarkOf(ReadOnlySpan<char> term) => Hash(term) & 0xFFFFFF;

    private static int KeyOf(string text, int count) => (int)(Hash(text) % (uint)count);

    /// <summary>FNV-1a, a UTF-16 unit at a time.</summary>
    private static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261;
        foreach (var letter in text)
            hash = unchecked((hash ^ letter) * 16777619);
        // The lowest bits of this hash are its worst.
        return hash ^ (hash >> 15);
    }
}
