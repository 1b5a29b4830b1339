using Markdig.Extensions.Footnotes;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ServiceBlog.Core.Markup.Extensions.Citations;
using ServiceBlog.Core.Markup.Limits;

namespace ServiceBlog.Core.Markup.Reading;

/// <summary>
/// Reads off the syntax tree what the HTML does not tell: headings, anchors, words. Sets the
/// headings' ids on the way, so it runs before the renderer.
/// </summary>
internal sealed class DocumentReader
{
    /// <summary>
    /// How deep emphases and links may nest. The renderer calls itself for each level, so it must not meet more.
    /// </summary>
    private const int MaximumInlineDepth = 48;

    private readonly HeadingIds _ids = new();
    private readonly List<HeadingBlock> _headings = [];
    private readonly ImmutableArray<string>.Builder _anchors = ImmutableArray.CreateBuilder<string>();
    private WordCounter _words;
    private bool _hasRawHtml;
    private bool _hasCitations;

    private DocumentReader()
    {
    }

    public ImmutableArray<string> Anchors { get; private init; }

    /// <summary>Which may bring ids along.</summary>
    public bool HasRawHtml { get; private init; }

    public bool HasCitations { get; private init; }

    public int WordCount { get; private init; }

    /// <summary>The headings in the order of the text, with their ids and texts.</summary>
    public ImmutableArray<(HeadingBlock Block, string Id, string Text)> Headings { get; private init; }

    public static DocumentReader Read(MarkdownDocument document)
    {
        var reader = new DocumentReader();
        reader.Visit(document);
        return new DocumentReader
        {
            Headings = reader.NameHeadings(),
            Anchors = reader._anchors.ToImmutable(),
            HasRawHtml = reader._hasRawHtml,
            HasCitations = reader._hasCitations,
            WordCount = reader._words.Count,
        };
    }

    /// <summary>Blocks nest no deeper than the parser allows, so a call for each level is safe.</summary>
    private void Visit(Block block)
    {
        if (block is HeadingBlock heading)
            _headings.Add(heading);
        else
            AddAnchor(block);

        switch (block)
        {
            case ContainerBlock container:
                if (container is Footnote footnote)
                    AddAnchor(string.Create(CultureInfo.InvariantCulture, $"fn:{footnote.Order}"));
                foreach (var child in container)
                    Visit(child);
                break;
            case HtmlBlock:
                _hasRawHtml = true;
                break;
            case LeafBlock { Inline: { } inlines }:
                VisitInlines(inlines);
                break;
            case CodeBlock code:
                VisitCode(code);
                break;
        }
    }

    private void VisitInlines(ContainerInline inlines)
    {
        var pieces = new InlineText(inlines);
        while (pieces.MoveNext())
        {
            if (pieces.Depth > MaximumInlineDepth)
                throw new MarkdownTooComplexException(pieces.Inline!.Span.Start);
            _words.Add(pieces.Current);
            if (pieces.Inline is FootnoteLink { IsBackLink: false } mark)
                AddAnchor(string.Create(CultureInfo.InvariantCulture, $"fnref:{mark.Index}"));
            _hasRawHtml |= pieces.Inline is HtmlInline;
            _hasCitations |= pieces.Inline is CitationInline;
            AddAnchor(pieces.Inline!);
        }
        _words.Break();
    }

    private void VisitCode(CodeBlock code)
    {
        var lines = code.Lines;
        for (var index = 0; index < lines.Count; index++)
        {
            _words.Add(lines.Lines[index].Slice.AsSpan());
            _words.Break();
        }
    }

    private void AddAnchor(MarkdownObject element)
    {
        if (element.TryGetAttributes()?.Id is { } id)
            AddAnchor(id);
    }

    private void AddAnchor(string id)
    {
        if (_ids.Reserve(id))
            _anchors.Add(id);
    }

    /// <summary>Ids that the author chose go first, wherever they stand: links were made to them.</summary>
    private ImmutableArray<(HeadingBlock Block, string Id, string Text)> NameHeadings()
    {
        var chosen = new bool[_headings.Count];
        for (var index = 0; index < chosen.Length; index++)
            chosen[index] = _headings[index].TryGetAttributes()?.Id is { } id && _ids.Reserve(id);

        var headings = ImmutableArray.CreateBuilder<(HeadingBlock Block, string Id, string Text)>(chosen.Length);
        for (var index = 0; index < chosen.Length; index++)
        {
            var heading = _headings[index];
            var attributes = heading.GetAttributes();
            var text = PlainText.Of(heading.Inline);
            if (!chosen[index])
                attributes.Id = attributes.Id is { } repeated ? _ids.Unique(repeated) : _ids.ForText(text);
            headings.Add((heading, attributes.Id!, text));
        }
        return headings.MoveToImmutable();
    }
}
