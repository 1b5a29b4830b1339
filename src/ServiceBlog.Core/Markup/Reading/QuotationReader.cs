namespace ServiceBlog.Core.Markup;

/// <summary>Finds quotations that name where they are from: words in quotation marks with a citation right after them, and block quotes that end with
/// a citation or have one in the paragraph below. Reads what the author typed, so it runs before typographic marks are set, and only on texts that
/// cite.</summary>
internal sealed class QuotationReader
{
    private readonly List<FoundQuotation> _quotations = [];
    private readonly HashSet<CitationInline> _ofBlocks = [];

    public static List<FoundQuotation> Read(MarkdownDocument document)
    {
        var reader = new QuotationReader();
        reader.Visit(document);
        return reader._quotations;
    }

    /// <summary>Called when the renderer has numbered the citations. One that it left out has no number.</summary>
    public static ImmutableArray<Quotation> Locate(List<FoundQuotation> quotations, SlotHtmlRenderer renderer) =>
    [
        .. quotations
            .Where(quotation => quotation.Citation.FirstLink >= 0)
            .Select(quotation => new Quotation(quotation.Text, quotation.Citation.FirstLink, renderer.Locate(quotation.Position))),
    ];

    private void Visit(ContainerBlock container)
    {
        for (var i = 0; i < container.Count; i++)
        {
            if (container[i] is QuoteBlock quote && Callout.Of(quote) is null)
                AddBlock(quote, i + 1 < container.Count ? container[i + 1] : null);
            if (container[i] is ContainerBlock inner)
                Visit(inner);
            else if (container[i] is LeafBlock { Inline: { } inlines })
                AddInline(new InlineRun(inlines));
        }
    }

    private void AddBlock(QuoteBlock quote, Block? next)
    {
        var runs = quote.Descendants<LeafBlock>().Where(leaf => leaf.Inline is not null).Select(leaf => new InlineRun(leaf.Inline!)).ToList();
        if (runs.Count == 0)
            return;
        var texts = runs.ConvertAll(run => run.Text);
        if (BlockQuotation.CitationAtEnd(runs[^1]) is { } last)
            texts[^1] = BlockQuotation.WithoutAttribution(runs[^1].Text[..last.Offset]);
        else if (next is ParagraphBlock { Inline: { } inlines } && BlockQuotation.CitationAlone(new InlineRun(inlines)) is { } below)
            last = below;
        else
            return;
        _ofBlocks.Add(last.Citation);
        Add(BlockQuotation.WithoutMarks(string.Join('\n', texts)), last.Citation, quote.Span.Start);
    }

    private void AddInline(InlineRun run)
    {
        var floor = 0;
        foreach (var (offset, citation) in run.Citations)
        {
            var close = offset - 1;
            while (close >= floor && BlockQuotation.IsBetween(run.Text[close]))
                close--;
            if (close > floor && QuotationMarks.FindOpening(run.Text, close, floor) is >= 0 and var open && !_ofBlocks.Contains(citation))
                Add(run.Text[(open + 1)..close], citation, run.PositionOf(open));
            floor = offset + 1;
        }
    }

    private void Add(string text, CitationInline citation, int position)
    {
        text = InlineRun.WithoutMarks(text).Trim();
        if (text.Length > 0)
            _quotations.Add(new FoundQuotation(text, citation, position));
    }

    /// <param name="Position">Where in the Markdown it stands.</param>
    internal readonly record struct FoundQuotation(string Text, CitationInline Citation, int Position);
}

/// <summary>What of a block quote is the quotation, and which citation belongs to it.</summary>
internal static class BlockQuotation
{
    /// <summary>What may stand between a quotation and its citation.</summary>
    public static bool IsBetween(char character) =>
        char.IsWhiteSpace(character) || character is '.' or ',' or ';' or ':' or '!' or '?' or '…' or '(' or ')' || IsDash(character);

    /// <summary>The citation with which a text ends.</summary>
    public static (int Offset, CitationInline Citation)? CitationAtEnd(InlineRun run)
    {
        var end = run.Text.Length;
        (int, CitationInline)? found = null;
        for (var i = run.Citations.Count - 1; i >= 0; i--)
        {
            var (offset, citation) = run.Citations[i];
            if (!run.Text[(offset + 1)..end].All(IsBetween))
                break;
            found = (offset, citation);
            end = offset;
        }
        return found;
    }

    /// <summary>The citation of a paragraph that holds nothing else, or is a line such as "— Roy Osing [@core-service]".</summary>
    public static (int Offset, CitationInline Citation)? CitationAlone(InlineRun run)
    {
        if (CitationAtEnd(run) is not { } found)
            return null;
        var before = run.Text[..found.Offset];
        return before.All(IsBetween) || IsDash(before.TrimStart()[0]) ? found : null;
    }

    /// <summary>Without a last line, or a paragraph, such as "— Roy Osing".</summary>
    public static string WithoutAttribution(string paragraph)
    {
        var line = paragraph.LastIndexOf('\n') + 1;
        var text = paragraph.AsSpan(line).TrimStart();
        if (!text.IsEmpty && IsDash(text[0]))
            paragraph = paragraph[..line];
        var end = paragraph.Length;
        while (end > 0 && (char.IsWhiteSpace(paragraph[end - 1]) || paragraph[end - 1] == '(' || IsDash(paragraph[end - 1])))
            end--;
        return paragraph[..end];
    }

    /// <summary>Without quotation marks around all of it, and what follows them: “Words.” — Roy Osing.</summary>
    public static string WithoutMarks(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length < 2 || !QuotationMarks.IsOpening(trimmed[0]))
            return trimmed;
        for (var close = trimmed.Length - 1; close > 0; close--)
        {
            if (!QuotationMarks.IsClosing(trimmed[close]) || QuotationMarks.FindOpening(trimmed, close, 0) != 0)
                continue;
            var after = trimmed.AsSpan(close + 1).TrimStart(" \n.,");
            return after.IsEmpty || IsDash(after[0]) ? trimmed[1..close] : trimmed;
        }
        return trimmed;
    }

    private static bool IsDash(char character) => character is '-' or '–' or '—' or '―';
}

/// <summary>The inlines of one block as one text, which still knows where each of its pieces stood.</summary>
internal sealed class InlineRun
{
    /// <summary>Stand in the text for what is none. Of Unicode's private use.</summary>
    public const char Citation = '\uE000', OpeningTag = '\uE001', ClosingTag = '\uE002';

    private readonly StringBuilder _text = new();
    private readonly List<(int Offset, int Position)> _pieces = [];

    public InlineRun(ContainerInline inlines)
    {
        var pieces = new InlineText(inlines);
        while (pieces.MoveNext())
            Add(pieces.Inline!, pieces.Current);
        Text = _text.ToString();
    }

    public string Text { get; }

    /// <summary>In order of their places in the text.</summary>
    public List<(int Offset, CitationInline Citation)> Citations { get; } = [];

    /// <summary>Where in the Markdown a character of the text stands.</summary>
    public int PositionOf(int offset)
    {
        var (start, position) = _pieces.LastOrDefault(piece => piece.Offset <= offset);
        return position + offset - start;
    }

    public static string WithoutMarks(string text) =>
        string.Concat(WikilinkBars.Show(text).Where(letter => letter is not (Citation or OpeningTag or ClosingTag)));

    private void Add(Inline inline, ReadOnlySpan<char> text)
    {
        _pieces.Add((_text.Length, inline.Span.Start));
        switch (inline)
        {
            case CitationInline citation:
                Citations.Add((_text.Length, citation));
                _text.Append(Citation);
                break;
            case HtmlInline html when IsTag(html.Tag, "<q"):
                _text.Append(OpeningTag);
                break;
            case HtmlInline html when IsTag(html.Tag, "</q"):
                _text.Append(ClosingTag);
                break;
            case LineBreakInline:
                _text.Append('\n');
                break;
            case FootnoteLink:
                break;
            default:
                _text.Append(text);
                break;
        }
    }

    private static bool IsTag(string tag, string start) =>
        tag.StartsWith(start, StringComparison.OrdinalIgnoreCase) && tag.Length > start.Length && !char.IsAsciiLetterOrDigit(tag[start.Length]);
}
