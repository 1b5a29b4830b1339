namespace ServiceBlog.Core.Markup;

/// <summary>Finds the stretches of a text that are an author's own plain words, where a link can be put without harm: in paragraphs, list items,
/// footnotes and the cells of tables. Not in headings, links, code, raw HTML (nor any paragraph that holds some), quotations (blocks of them, and
/// what stands between quotation marks), definition terms and the heads of tables.</summary>
internal sealed class ProseReader
{
    private const string Opening = "\"“„«";
    private const string Closing = "\"””»";

    private readonly string _markdown;
    private readonly ImmutableArray<Range>.Builder _stretches = ImmutableArray.CreateBuilder<Range>();

    // The stretch at hand, and the quotation that it is in.
    private int _start = -1;
    private int _end;
    private int _quoted = -1;
    private char _until;

    private ProseReader(string markdown) => _markdown = markdown;

    /// <param name="markdown">What was parsed, so that positions mean the same.</param>
    public static ImmutableArray<Range> Read(MarkdownDocument document, string markdown)
    {
        var reader = new ProseReader(markdown);
        reader.Visit(document);
        // Footnotes stand at the end of the tree, wherever they are written.
        reader._stretches.Sort(static (x, y) => x.Start.Value.CompareTo(y.Start.Value));
        return reader._stretches.ToImmutable();
    }

    /// <summary>Blocks nest no deeper than the parser allows, so a call for each level is safe.</summary>
    private void Visit(ContainerBlock container)
    {
        foreach (var block in container)
        {
            if (block is ParagraphBlock { Inline: { } inlines })
                ReadParagraph(inlines);
            else if (block is ContainerBlock inner and not QuoteBlock and not TableRow { IsHeader: true })
                Visit(inner);
        }
    }

    private void ReadParagraph(ContainerInline inlines)
    {
        if (HoldsHtml(inlines))
            return;
        _quoted = -1;
        var first = _stretches.Count;
        var pieces = new InlineText(inlines);
        while (pieces.MoveNext())
        {
            if (pieces.Inline is LineBreakInline { IsHard: false })
                continue; // joins the words before and after it
            if (pieces.Inline is LiteralInline literal && IsWithinPlainText(literal, inlines))
                Add(literal);
            else
                EndStretch();
        }
        EndStretch();
        RemoveQuotations(first);
    }

    /// <summary>Goes on with the stretch at hand if only the end of a line, and what indents the next, lies between.</summary>
    private void Add(LiteralInline literal)
    {
        var (start, end) = (literal.Span.Start, literal.Span.End + 1);
        if (start < 0 || end > _markdown.Length || end <= start || !_markdown.AsSpan(start, end - start).SequenceEqual(literal.Content.AsSpan()))
        {
            EndStretch();
            return;
        }
        if (_start >= 0 && !_markdown.AsSpan(_end, Math.Max(0, start - _end)).IsWhiteSpace())
            EndStretch();
        if (_start < 0)
            _start = start;
        _end = end;
    }

    private void EndStretch()
    {
        if (_start >= 0)
            _stretches.Add(_start.._end);
        _start = -1;
    }

    /// <summary>Cuts what stands between quotation marks out of the stretches of one paragraph. A mark that nothing closes is none.</summary>
    private void RemoveQuotations(int first)
    {
        var stretches = _stretches.Skip(first).ToList();
        var quotations = stretches.Count == 0 ? [] : Quotations(stretches);
        if (quotations.Count == 0)
            return;
        _stretches.Count = first;
        foreach (var stretch in stretches)
        {
            var start = stretch.Start.Value;
            foreach (var (from, to) in quotations.Where(quotation => quotation.To > stretch.Start.Value && quotation.From < stretch.End.Value))
            {
                if (from > start)
                    _stretches.Add(start..from);
                start = Math.Max(start, to);
            }
            if (start < stretch.End.Value)
                _stretches.Add(start..stretch.End);
        }
    }

    private List<(int From, int To)> Quotations(List<Range> stretches)
    {
        var quotations = new List<(int, int)>();
        foreach (var stretch in stretches)
        {
            for (var i = stretch.Start.Value; i < stretch.End.Value; i++)
            {
                if (_quoted >= 0 && _markdown[i] == _until)
                {
                    quotations.Add((_quoted, i + 1));
                    _quoted = -1;
                }
                else if (_quoted < 0 && Opening.IndexOf(_markdown[i], StringComparison.Ordinal) is >= 0 and var kind)
                {
                    (_quoted, _until) = (i, Closing[kind]);
                }
            }
        }
        return quotations;
    }

    private static bool HoldsHtml(ContainerInline inlines) => inlines.FindDescendants<HtmlInline>().Any();

    /// <summary>Only emphasis stands between it and its paragraph.</summary>
    private static bool IsWithinPlainText(Inline inline, ContainerInline paragraph)
    {
        var parent = inline.Parent;
        while (parent is EmphasisInline)
            parent = parent.Parent;
        return parent == paragraph;
    }
}
