namespace ServiceBlog.Core.Markup;

/// <summary>Typographic quotation marks, apostrophes, dashes and ellipses in place of those of a keyboard. Works on the syntax tree, after everything
/// that reads what the author typed. Code, addresses, formulas between <c>$</c> and text in braces stay.</summary>
public sealed class SmartPunctuation
{
    private static readonly ConcurrentDictionary<string, SmartPunctuation> ByLanguage = new(StringComparer.OrdinalIgnoreCase);

    private readonly LanguageQuotes _quotes;

    private SmartPunctuation(LanguageQuotes quotes) => _quotes = quotes;

    /// <summary>What a page's text gets; null if nothing. A captured text stays as it was captured.</summary>
    public static SmartPunctuation? Of(SiteConfig config, FrontMatter frontMatter, string edition) =>
        config.SmartPunctuation && !frontMatter.Verbatim ? For(config.LanguageOf(frontMatter, edition)) : null;

    /// <param name="language">A language tag (BCP 47).</param>
    public static SmartPunctuation For(string language) =>
        ByLanguage.GetOrAdd(language, static tag => new SmartPunctuation(LanguageQuotes.For(tag)));

    /// <param name="markdown">What was parsed.</param>
    /// <returns>Whether anything may have changed.</returns>
    internal bool Apply(MarkdownDocument document, string markdown)
    {
        if (!IsNeeded(markdown))
            return false;
        var line = new TypedLine();
        foreach (var leaf in document.Descendants<LeafBlock>())
        {
            if (leaf.Inline is not { } inlines)
                continue;
            line.Read(inlines);
            if (!IsNeeded(line.Text))
                continue;
            line.ProtectFormulasAndBraces();
            SmartQuotes.Find(line, _quotes);
            SmartDashes.Find(line);
            line.WriteReplacements();
        }
        return true;
    }

    /// <summary>Whether a text has a mark that typographic ones replace.</summary>
    internal static bool IsNeeded(ReadOnlySpan<char> text) =>
        text.ContainsAny('"', '\'') || text.IndexOf("--") >= 0 || text.IndexOf("...") >= 0;
}

/// <summary>The quotation marks of a language: outer and inner ones, by Unicode CLDR 46 (delimiters).</summary>
public sealed record LanguageQuotes(string Open, string Close, string InnerOpen, string InnerClose)
{
    /// <summary>French sets a narrow space, which no line breaks at, between the marks and the words.</summary>
    private const char NarrowSpace = '\u202F';

    private static readonly LanguageQuotes English = Of("“”‘’");

    private static readonly Dictionary<string, LanguageQuotes> ByLanguage = new(StringComparer.OrdinalIgnoreCase);

    static LanguageQuotes()
    {
        Add("„“‚‘", "de", "cs", "sk", "sl", "is", "dsb", "hsb", "lb");
        Add("«»‹›", "de-CH", "fr-CH", "it-CH", "gsw", "fa");
        Add("«»“”", "es", "it", "ca", "pt-PT", "el", "gl", "eu", "ast");
        Add("«»„“", "ru", "be", "uk");
        Add("«»‘’", "nb", "no", "nn");
        Add("””’’", "sv", "fi");
        Add("„”«»", "pl", "ro");
        Add("„”»«", "hu");
        Add("„“«»", "et");
        Add("„“„“", "bg", "lt", "mk");
        Add("„”‚’", "hr", "bs");
        Add("„”’’", "sr", "af");
        Add("””’’", "he");
        Add("”“’‘", "ar", "ur");
        Add("「」『』", "ja", "zh-Hant", "zh-TW", "zh-HK");
        ByLanguage["fr"] = new LanguageQuotes($"«{NarrowSpace}", $"{NarrowSpace}»", "“", "”");
    }

    /// <param name="language">A language tag (BCP 47). One that is not known is written as English is.</param>
    public static LanguageQuotes For(string language)
    {
        for (var tag = language.Replace('_', '-'); tag.Length > 0; tag = tag[..Math.Max(0, tag.LastIndexOf('-'))])
        {
            if (ByLanguage.TryGetValue(tag, out var marks))
                return marks;
        }
        return English;
    }

    private static void Add(string marks, params ReadOnlySpan<string> languages)
    {
        foreach (var language in languages)
            ByLanguage[language] = Of(marks);
    }

    private static LanguageQuotes Of(string marks) => new(marks[..1], marks[1..2], marks[2..3], marks[3..4]);
}

/// <summary><c>--</c> and <c>---</c> between words become dashes, three dots an ellipsis. Not those of <c>--option</c>, <c>i--</c>, <c>--&gt;</c>,
/// <c>./...</c> and <c>f(...args)</c>.</summary>
internal static class SmartDashes
{
    private const string EnDash = "–", EmDash = "—", Ellipsis = "…";

    public static void Find(TypedLine line)
    {
        var text = line.Text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('-' or '.') || !line.IsTyped(i))
                continue;
            var length = RunLength(line, i);
            var before = i > 0 ? text[i - 1] : ' ';
            var after = i + length < text.Length ? text[i + length] : ' ';
            if (text[i] == '-' && length is 2 or 3 && IsDash(before, after, isLong: length == 3))
                line.Replace(i, length, length == 2 ? EnDash : EmDash);
            else if (text[i] == '.' && length == 3 && IsEllipsis(before, after))
                line.Replace(i, length, Ellipsis);
            i += length - 1;
        }
    }

    private static int RunLength(TypedLine line, int start)
    {
        var end = start + 1;
        while (end < line.Text.Length && line.Text[end] == line.Text[start] && line.IsTyped(end))
            end++;
        return end - start;
    }

    private static bool IsDash(char before, char after, bool isLong)
    {
        var (space, spaceAfter) = (char.IsWhiteSpace(before), char.IsWhiteSpace(after));
        return (space && spaceAfter) || (EndsWord(before) && (BeginsWord(after) || (isLong && spaceAfter)));
    }

    private static bool IsEllipsis(char before, char after) =>
        before is not ('/' or '\\' or '.') && after is not ('/' or '\\' or '.')
        && !(before is '(' or '{' or '[' or ',' && char.IsLetter(after));

    private static bool EndsWord(char character) =>
        char.IsLetterOrDigit(character) || character is '"' or '\'' or ')' or ']' or '.' or ',' or '!' or '?' or '…' or '”' or '’' or '»';

    private static bool BeginsWord(char character) =>
        char.IsLetterOrDigit(character) || character is '"' or '\'' or '(' or '[' or '“' or '‘' or '„' or '«';
}
