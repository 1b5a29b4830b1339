using Markdig.Syntax;
using ServiceBlog.Core.Markup.Extensions.Callouts;
using ServiceBlog.Core.Markup.Extensions.Citations;
using ServiceBlog.Core.Markup.Rendering;

namespace ServiceBlog.Core.Markup.Reading.Quotations;

/// <summary>
/// Finds quotations that name where they are from: words in quotation marks with a citation right after them, and block
/// quotes that end with a citation or have one in the paragraph below. Reads what the
/// author typed, so it runs before typographic marks are set, and only on texts that cite.
/// </summary>
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
