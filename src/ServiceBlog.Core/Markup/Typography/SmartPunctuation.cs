using System.Collections.Concurrent;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Typography;

/// <summary>
/// Typographic quotation marks, apostrophes, dashes and ellipses in place of those of a keyboard. Works on the syntax tree,
/// after everything that reads what the author typed. Code, addresses, formulas between <c>$</c> and text in braces stay.
/// </summary>
public sealed class SmartPunctuation
{
    private static readonly ConcurrentDictionary<string, SmartPunctuation> ByLanguage = new(StringComparer.OrdinalIgnoreCase);

    private readonly LanguageQuotes _quotes;

    private SmartPunctuation(LanguageQuotes quotes) => _quotes = quotes;

    /// <summary>What a page's text gets; null if nothing. A captured text stays as it was captured.</summary>
    public static SmartPunctuation? Of(SiteConfig config, FrontMatter frontMatter) =>
        config.SmartPunctuation && !frontMatter.Verbatim ? For(frontMatter.Language?.Value ?? config.Language) : null;

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
