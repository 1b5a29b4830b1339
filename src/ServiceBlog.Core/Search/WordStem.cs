namespace ServiceBlog.Core.Search;

/// <summary>What the forms of an English word have in common, in one of its spellings: <c>colours</c> and <c>coloring</c>, <c>organised</c> and
/// <c>organization</c>. Light: words that only look related stay apart. Words with other letters than a to z stay as they are.</summary>
public static class WordStem
{
    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aeiouy");

    private const int ShortestWord = 4;
    private const int ShortestStem = 3;

    private static readonly (string Ending, string Stem)[] Plurals =
        [("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("zes", "z"), ("ies", "y"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", "")];

    private static readonly string[] Endings = ["e", "ing", "ed", "ies"];

    /// <summary>Endings that are left where a typo stands in them, or hides that a word is there without them.</summary>
    private static readonly string[] HiddenEndings = ["ing", "ed"];

    private static readonly string[] EndingsAfterOur = ["", "ed", "er", "ful", "able", "ite", "al", "ist", "less"];

    /// <param name="word">Folded.</param>
    public static string Of(string word)
    {
        if (word.Length < ShortestWord || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
            return word;
        var stem = Plural(word);
        stem = Form(Spelling(stem));
        stem = Undoubled(stem.EndsWith('e') && stem.Length > ShortestStem ? stem[..^1] : stem);
        return stem.EndsWith('y') && stem.Length > ShortestStem ? stem[..^1] + "i" : stem;
    }

    /// <summary>What an unfinished word may become: <c>hosti</c> is no beginning of what <c>hosting</c> is searched by.</summary>
    internal static IEnumerable<string> Completed(string beginning) => beginning.Length < ShortestStem ? [] :
        from ending in Endings
        from length in Enumerable.Range(0, ending.Length)
        where beginning.EndsWith(ending[..length], StringComparison.Ordinal)
        select Of(beginning + ending[length..]);

    /// <summary>What a term may have been before it lost its ending: <c>setting</c>, <c>seting</c>.</summary>
    internal static IEnumerable<string> WithHiddenEndings(string term) =>
        HiddenEndings.SelectMany(ending => (string[])[term + ending, term + term[^1] + ending]);

    /// <summary>Without an ending that may be hidden.</summary>
    internal static string Bare(string word)
    {
        var ending = HiddenEndings.FirstOrDefault(ending => word.Length >= ending.Length + ShortestStem - 1
            && word.EndsWith(ending, StringComparison.Ordinal)) ?? "";
        return word[..^ending.Length];
    }

    private static string Plural(string word)
    {
        foreach (var (ending, stem) in Plurals)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length + stem.Length >= ShortestStem)
                return word[..^ending.Length] + stem;
        }
        return word;
    }

    private static string Form(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ied", "ed"])
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal))
                continue;
            var stem = word[..^ending.Length];
            if (ending == "ied" && stem.Length >= 2)
                return stem + "y";
            return stem.Length >= ShortestStem && stem.AsSpan().ContainsAny(Vowels) ? stem : word;
        }
        return word;
    }

    /// <summary>American, where British differs by a rule.</summary>
    private static string Spelling(string word)
    {
        if (word.Length > 5 && word.LastIndexOf("our", StringComparison.Ordinal) is > 1 and var our && EndingsAfterOur.Contains(word[(our + 3)..]))
            word = word.Remove(our + 1, 1);
        else if (word.Length > 5 && word.LastIndexOf("is", StringComparison.Ordinal) is > 2 and var ise
            && word[(ise + 2)..] is "e" or "ed" or "er" or "ing" or "ation" or "ational")
            word = string.Concat(word.AsSpan(0, ise + 1), "z", word.AsSpan(ise + 2));
        else if (word.EndsWith("yse", StringComparison.Ordinal))
            word = word[..^2] + "ze";
        if (word.Length > 4 && (word.EndsWith("tre", StringComparison.Ordinal) || word.EndsWith("bre", StringComparison.Ordinal)))
            return word[..^2] + "er";
        if (word.EndsWith("ogue", StringComparison.Ordinal))
            return word[..^2];
        if (word.EndsWith("amme", StringComparison.Ordinal))
            return word[..^2];
        return word.EndsWith("ence", StringComparison.Ordinal) ? word[..^2] + "se" : word;
    }

    private static string Undoubled(string word) =>
        word.Length > ShortestStem && word[^1] == word[^2] && !"aeiou".Contains(word[^1], StringComparison.Ordinal) ? word[..^1] : word;
}
