namespace ServiceBlog.Import.Captures;

/// <summary>Whether a line without any mark-up is a title, a heading, a greeting or a name.</summary>
internal static partial class Titles
{
    private const int LongestTitle = 150;

    private static readonly HashSet<string> SmallWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "is", "it", "its", "vs", "vs.",
        "&", "-", "–", "—", "into", "over", "than", "that", "be", "are", "your", "our", "my", "you", "we", "i",
    };

    /// <summary>Could stand above a post.</summary>
    public static bool IsTitle(string text) =>
        text.Length is > 1 and <= LongestTitle && text.Any(char.IsLetterOrDigit)
        && text[^1] is not ('.' or ',' or ';' or ':') | (text[^1] == '.' && HtmlText.Words(text).Length <= 12 && !text.Contains(". ", StringComparison.Ordinal))
        && !IsGreeting(text) && !ListMarker.IsBullet(text);

    /// <summary>Could stand above a part of a post: few words, most of them with capitals, or a numbered tip, step or rule.</summary>
    public static bool IsHeading(string text)
    {
        var words = HtmlText.Words(text);
        if (text.Length > 90 || words.Length is 0 or > 14 || IsGreeting(text) || Boilerplate.IsPromotion(text) || !char.IsLetterOrDigit(text[0])
            && text[0] is not ('"' or '“' or '\'' or '‘'))
            return false;
        if (Numbered().IsMatch(text))
            return true;
        if (text[^1] is '.' or ',' or ';' or '!' or '?' or '…' or ':' or '"' or '”')
            return IsCapitals(text) && words.Length > 1 && text[^1] is not (',' or ';');
        var major = words.Where(word => !SmallWords.Contains(word) && char.IsLetter(word[0])).ToArray();
        var capitals = major.Count(word => char.IsUpper(word[0]));
        return char.IsUpper(text.FirstOrDefault(char.IsLetter)) && (capitals * 10 >= major.Length * 6 || words.Length <= 6);
    }

    /// <summary>Most of its letters are capitals, at the start at least three words.</summary>
    public static bool IsCapitals(string text)
    {
        var letters = text.Where(char.IsLetter).ToArray();
        if (letters.Length < 4 || !letters.Any(char.IsUpper))
            return false;
        return letters.Count(char.IsUpper) * 10 >= letters.Length * 8
            || HtmlText.Words(text).TakeWhile(word => !word.Any(char.IsLower)).Count(word => word.Any(char.IsLetter)) >= 3;
    }

    public static bool IsGreeting(string text) => text.Length < 60 && Greeting().IsMatch(text);

    /// <summary>The same title, whatever its case and punctuation.</summary>
    public static bool AreSame(string first, string second) => Letters(first) == Letters(second);

    /// <summary>A title for a post that has none: its first sentence, shortened.</summary>
    public static string FromText(string text)
    {
        var end = text.IndexOfAny(['.', '!', '?']);
        var sentence = end is > 10 and < 90 ? text[..end] : text;
        if (sentence.Length <= 80)
            return sentence;
        var cut = sentence.LastIndexOf(' ', 80);
        return sentence[..(cut > 20 ? cut : 80)].TrimEnd(',', ';', ':', ' ') + "…";
    }

    /// <summary>A title for a post that has none, which is noted.</summary>
    public static string Guessed(string? text, SourceLocation place, ICollection<Diagnostic> diagnostics)
    {
        var title = text is null ? "Untitled" : FromText(text);
        diagnostics.Add(new Diagnostic(Rules.ImportGuess, place, $"the post has no title; it is called by its first words: \"{title}\""));
        return title;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"^(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|welcome back|howdy)\b(?:.{0,30}[,!:–-]|(?: \p{L}+){0,2})$", AnyCase, MatchTimeout)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"^(?:tip|step|rule|reason|lesson|secret|key|mistake|principle|part|point|myth|idea|strategy|question|way|law|habit|stage|phase|chapter|section|level|sin|truth|example|case|pillar|element|strategie|tipp|schritt)\s*(?:#|no\.?|number|nr\.?)?\s*(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\s*(?:[:.–—)-]|$)", AnyCase, MatchTimeout)]
    private static partial Regex Numbered();
}
