namespace ServiceBlog.Core.Markup;

/// <summary>Reads off the syntax tree what the HTML does not tell: headings, anchors, words. Sets the headings' ids on the way, so it runs before the
/// renderer.</summary>
internal sealed class DocumentReader
{
    /// <summary>How deep emphases and links may nest. The renderer calls itself for each level, so it must not meet more.</summary>
    private const int MaximumInlineDepth = 48;

    private readonly HeadingIds _ids = new();
    private readonly List<HeadingBlock> _headings = [];
    private readonly ImmutableArray<string>.Builder _anchors = ImmutableArray.CreateBuilder<string>();
    private WordCounter _words;

    public DocumentReader(MarkdownDocument document)
    {
        Visit(document);
        Headings = NameHeadings();
        Anchors = _anchors.ToImmutable();
    }

    public ImmutableArray<string> Anchors { get; }

    /// <summary>Which may bring ids along.</summary>
    public bool HasRawHtml { get; private set; }

    public bool HasCitations { get; private set; }

    public int WordCount => _words.Count;

    /// <summary>The headings in the order of the text, with their ids and texts.</summary>
    public ImmutableArray<(HeadingBlock Block, string Id, string Text)> Headings { get; }

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
                HasRawHtml = true;
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
            HasRawHtml |= pieces.Inline is HtmlInline;
            HasCitations |= pieces.Inline is CitationInline;
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

/// <summary>The heading that gives a page its title where the front matter has none: the first of level 1 with some text.</summary>
/// <param name="Text">Without mark-up.</param>
/// <param name="Id">What a link to it names.</param>
/// <param name="Position">Where it starts in the Markdown.</param>
internal sealed record TitleHeading(string Text, string Id, int Position)
{
    /// <summary>Takes it out of the text, above which its page shows it; null if there is none. One within a quotation or a list belongs to
    /// that.</summary>
    public static TitleHeading? TakeFrom(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            if (block is not HeadingBlock { Level: 1 } heading || PlainText.Of(heading.Inline) is not { Length: > 0 } text)
                continue;
            foreach (var mark in heading.Inline!.FindDescendants<FootnoteLink>())
                RemoveBackLinks(mark);
            document.Remove(heading);
            return new TitleHeading(text, heading.TryGetAttributes()?.Id ?? new HeadingIds().ForText(text), heading.Span.Start);
        }
        return null;
    }

    /// <summary>The note stays, but nothing leads back to a mark that is not there.</summary>
    private static void RemoveBackLinks(FootnoteLink mark)
    {
        foreach (var link in mark.Footnote.Descendants<FootnoteLink>().Where(link => link.IsBackLink && link.Index == mark.Index).ToList())
            link.Remove();
    }
}

/// <summary>The first paragraph that says something: what holds only images or transclusions does not, nor does what stands within another block,
/// such as an alert.</summary>
internal static class FirstParagraph
{
    public static string Find(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            var paragraph = block is DirectiveBlock directive
                ? directive.Descendants<ParagraphBlock>().FirstOrDefault(paragraph => paragraph.Parent is DirectiveBlock)
                : block as ParagraphBlock;
            if (paragraph is { Inline: { } inlines } && HoldsMoreThanImages(inlines) && PlainText.Of(inlines) is { Length: > 0 } text)
                return text;
        }
        return "";
    }

    private static bool HoldsMoreThanImages(ContainerInline inlines)
    {
        var pieces = new InlineText(inlines);
        while (pieces.MoveNext())
        {
            if (!pieces.Current.IsWhiteSpace() && !IsWithinImage(pieces.Inline!) && !IsTransclusion(pieces.Inline!))
                return true;
        }
        return false;
    }

    private static bool IsTransclusion(Inline inline) => inline is WikilinkInline { IsTransclusion: true } or NoteTag;

    private static bool IsWithinImage(Inline inline) => inline.FindParentOfType<LinkInline>().Any(link => link.IsImage);
}
