using Markdig.Extensions.Abbreviations;

namespace ServiceBlog.Core.Markup;

/// <summary>Abbreviations, as PHP Markdown Extra has them: <c>*[HTML]: what it stands for</c> on a line of its own explains the word wherever it
/// stands in the text, between marks of any kind. Markdig finds it behind a blank only.</summary>
internal sealed class AbbreviationParser : BlockParser
{
    public AbbreviationParser() => OpeningCharacters = ['*'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        if (processor.IsCodeIndent || line.NextChar() != '[' || !LinkHelper.TryParseLabel(ref line, out string? label, out var span) || line.CurrentChar != ':')
            return BlockState.None;
        line.SkipChar();
        line.Trim();
        processor.Document.AddAbbreviation(label, new Abbreviation(this) { Label = label, Text = line, LabelSpan = span });
        return BlockState.BreakDiscard;
    }

    public static void Mark(MarkdownDocument document)
    {
        if (document.GetAbbreviations() is not { } abbreviations)
            return;
        var known = new KnownAbbreviations(abbreviations.Values);
        foreach (var literal in document.Descendants<LiteralInline>().ToList())
        {
            if (literal.Parent is not LinkInline { IsAutoLink: true })
                Mark(literal, known);
        }
    }

    private static void Mark(LiteralInline literal, KnownAbbreviations known)
    {
        var text = literal.Content.Text;
        for (var index = literal.Content.Start; index <= literal.Content.End; index++)
        {
            if (!IsEdge(text, index - 1) || known.Find(literal, index) is not { } found)
                continue;
            literal = Part(literal, index, found.Label!.Length, found);
            index = literal.Content.Start - 1;
        }
    }

    /// <summary>Whether a word may end before a character, or begin behind it. Scripts without capitals put nothing between words.</summary>
    private static bool IsEdge(string text, int index) => index < 0 || index >= text.Length || !IsOfWord(text[index]);

    private static bool IsOfWord(char character) => character == '_' || char.GetUnicodeCategory(character)
        is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.DecimalDigitNumber;

    /// <returns>What is left of the text behind the abbreviation.</returns>
    private static LiteralInline Part(LiteralInline literal, int start, int length, Abbreviation abbreviation)
    {
        var (content, before) = (literal.Content, start - literal.Content.Start);
        var found = new AbbreviationInline(abbreviation) { Line = literal.Line, Column = literal.Column + before };
        found.Span = new SourceSpan(literal.Span.Start + before, literal.Span.Start + before + length - 1);
        var rest = new LiteralInline
        {
            Content = new StringSlice(content.Text, start + length, content.End),
            Line = literal.Line,
            Column = found.Column + length
        };
        rest.Span = new SourceSpan(found.Span.End + 1, literal.Span.End);
        literal.InsertAfter(found);
        found.InsertAfter(rest);
        literal.Content.End = start - 1;
        literal.Span.End = found.Span.Start - 1;
        if (literal.Content.IsEmpty)
            literal.Remove();
        if (rest.Content.IsEmpty)
            rest.Remove();
        return rest;
    }

    /// <summary>The abbreviations of a text by their first letter, the longest first.</summary>
    private sealed class KnownAbbreviations(IEnumerable<Abbreviation> all)
    {
        /// <summary>Beyond, a text takes seconds.</summary>
        private const int MaximumComparisons = 100_000_000;

        private readonly Dictionary<char, Abbreviation[]> _byFirst = all.GroupBy(abbreviation => abbreviation.Label![0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(abbreviation => abbreviation.Label!.Length).ToArray());

        private int _comparisons;

        /// <summary>The one that stands in a literal from a character on.</summary>
        public Abbreviation? Find(LiteralInline literal, int start)
        {
            var text = literal.Content.Text;
            if (!_byFirst.TryGetValue(text[start], out var candidates))
                return null;
            if ((_comparisons += candidates.Length) > MaximumComparisons)
                throw new MarkdownTooComplexException(literal.Span.Start);
            var rest = text.AsSpan()[start..(literal.Content.End + 1)];
            foreach (var candidate in candidates)
            {
                if (rest.StartsWith(candidate.Label, StringComparison.Ordinal) && IsEdge(text, start + candidate.Label!.Length))
                    return candidate;
            }
            return null;
        }
    }
}
