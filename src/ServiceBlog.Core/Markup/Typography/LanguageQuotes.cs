namespace ServiceBlog.Core.Markup.Typography;

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
