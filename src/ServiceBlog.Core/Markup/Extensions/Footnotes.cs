namespace ServiceBlog.Core.Markup;

/// <summary>The marks of footnotes, <c>[^name]</c>. Markdig takes them for links by reference, so that of two marks in a row the first is lost as the
/// text of the second, and <c>!</c> before one makes an image.</summary>
internal sealed class FootnoteMarkParser : InlineParser
{
    /// <summary>Longer ones are text, which keeps the search for the closing bracket from going far.</summary>
    private const int MaximumLength = 200;

    public FootnoteMarkParser() => OpeningCharacters = ['[', '!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.CurrentChar == '!')
            return MatchExclamation(processor, ref slice);
        var length = LengthOf(slice.AsSpan());
        if (length == 0)
            return false;
        var name = slice.AsSpan()[1..(length - 1)].ToString();
        if (Find(processor, name) is not { } footnote)
        {
            ReportUndefined(processor, name, slice, length);
            return false;
        }
        var mark = new FootnoteLink(footnote).At(processor, slice.Start, length);
        footnote.Links.Add(mark);
        footnote.Order = Math.Max(footnote.Order, 0); // or Markdig drops it; the number comes from FootnoteOrder
        processor.Inline = mark;
        slice.Start += length;
        return true;
    }

    /// <summary>An exclamation mark before a footnote's mark ends a sentence.</summary>
    private static bool MatchExclamation(InlineProcessor processor, ref StringSlice slice)
    {
        var length = LengthOf(slice.AsSpan()[1..]);
        if (length == 0 || Find(processor, slice.AsSpan()[2..length].ToString()) is null)
            return false;
        processor.TakeText(ref slice, length: 1);
        return true;
    }

    /// <summary>Of the mark with which a text begins; 0 if it begins with none.</summary>
    private static int LengthOf(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("[^"))
            return 0;
        var name = text[2..Math.Min(text.Length, MaximumLength)];
        var end = name.IndexOfAny("[]\n");
        return end > 0 && name[end] == ']' && !name[..end].IsWhiteSpace() ? end + 3 : 0;
    }

    private static Footnote? Find(InlineProcessor processor, string name) =>
        processor.Document.TryGetLinkReferenceDefinition(name, out var definition) && definition is FootnoteLinkReferenceDefinition found
            ? found.Footnote
            : null;

    /// <summary>Only what can be nothing else: <c>[^a](b)</c> is a link, <c>[^a]: b</c> a definition at a wrong place.</summary>
    private static void ReportUndefined(InlineProcessor processor, string name, StringSlice slice, int length)
    {
        if (slice.PeekChar(length) is '(' or '[' || name.AsSpan().ContainsAny(" \t\\"))
            return;
        ParseMistakes.Add(processor.Document, Rules.UndefinedFootnote, processor.GetSourcePosition(slice.Start),
            $"no footnote [{name}] is defined, so its mark stays as text");
    }
}

/// <summary>Numbers the footnotes in the order in which a reader meets their marks, those within footnotes last, and tells of the ones that no mark
/// leads to. Markdig numbers them in the order in which it parses, in which definitions come first.</summary>
internal sealed class FootnoteOrder
{
    private static readonly object DefinitionsOfDocument = new();

    private readonly List<Footnote> _used = [];
    private int _marks;

    /// <summary>Remembers a footnote, as Markdig drops those without a mark before the document is done.</summary>
    public static void Remember(BlockProcessor processor, Block block) => Remember(processor.Document, (Footnote)block);

    public static void Remember(MarkdownDocument document, Footnote footnote)
    {
        if (document.GetData(DefinitionsOfDocument) is not List<Footnote> definitions)
            document.SetData(DefinitionsOfDocument, definitions = []);
        definitions.Add(footnote);
    }

    public static void Settle(MarkdownDocument document)
    {
        if (document.GetData(DefinitionsOfDocument) is not List<Footnote> definitions)
            return;
        var group = document.OfType<FootnoteGroup>().SingleOrDefault();
        if (group is null)
            document.Add(group = new FootnoteGroup(definitions[0].Parser!));
        var order = new FootnoteOrder();
        foreach (var definition in definitions)
            definition.Order = 0;
        foreach (var block in document.Where(block => block != group))
            order.Number(block);
        for (var i = 0; i < order._used.Count; i++)
            order.Number(order._used[i]);

        group.Clear();
        foreach (var footnote in order._used)
        {
            WriteBacklinks(footnote);
            group.Add(footnote);
        }
        if (group.Count == 0)
            document.Remove(group);
        foreach (var unused in definitions.Where(definition => definition.Order == 0))
            Report(document, unused, definitions.Find(definition => SameLabel(definition, unused))!);
    }

    private void Number(Block block)
    {
        var marks = block is LeafBlock leaf ? leaf.Inline?.FindDescendants<FootnoteLink>() ?? [] : block.Descendants<FootnoteLink>();
        foreach (var mark in marks)
        {
            if (mark.IsBackLink)
                continue;
            if (mark.Footnote.Order == 0)
            {
                _used.Add(mark.Footnote);
                mark.Footnote.Order = _used.Count;
            }
            mark.Index = ++_marks;
        }
    }

    /// <summary>A way back to each mark, behind the last paragraph of the footnote.</summary>
    private static void WriteBacklinks(Footnote footnote)
    {
        var last = (LeafBlock)footnote.LastChild!; // Markdig has put its own backlinks there
        while (last.Inline!.LastChild is FootnoteLink { IsBackLink: true } backlink)
            backlink.Remove();
        foreach (var mark in footnote.Links.Where(mark => mark.Index > 0).OrderBy(mark => mark.Index))
            last.Inline.AppendChild(new FootnoteLink(footnote) { Index = mark.Index, IsBackLink = true });
    }

    private static void Report(MarkdownDocument document, Footnote unused, Footnote first) => ParseMistakes.Add(
        document,
        Rules.UnusedFootnote,
        unused.LabelSpan.Start,
        unused == first
            ? $"no mark leads to the footnote [{unused.Label}], so it is not shown"
            : $"the footnote [{unused.Label}] is defined more than once; the first is shown");

    private static bool SameLabel(Footnote one, Footnote other) => string.Equals(one.Label, other.Label, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The footnotes, after the text.</summary>
internal sealed class FootnoteGroupRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, FootnoteGroup>
{
    protected override void Write(SlotHtmlRenderer renderer, FootnoteGroup obj)
    {
        renderer.EnsureLine();
        renderer.MarkTextEnd();
        renderer.WriteLine("<section class=\"footnotes\" role=\"doc-endnotes\">");
        renderer.WriteLine("<ol>");
        foreach (var block in obj)
        {
            var footnote = (Footnote)block;
            renderer.Write("<li").Write(SlotTextWriter.IdStart);
            renderer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fn:{footnote.Order}\">"));
            renderer.WriteChildren(footnote);
            renderer.WriteLine("</li>");
        }
        renderer.WriteLine("</ol>");
        renderer.WriteLine("</section>");
    }
}

/// <summary>A footnote's mark in the text, and the way back. Both lead to the text's own page when it is transcluded.</summary>
internal sealed class FootnoteLinkRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, FootnoteLink>
{
    protected override void Write(SlotHtmlRenderer renderer, FootnoteLink obj)
    {
        if (!renderer.EnableHtmlForInline)
            return;

        renderer.Write("<a");
        if (!obj.IsBackLink)
        {
            renderer.Write(SlotTextWriter.IdStart);
            renderer.Write(string.Create(CultureInfo.InvariantCulture, $"fnref:{obj.Index}\""));
        }
        renderer.Write(" href=\"");
        renderer.AddSlot(-1, SlotPart.PageUrl);
        renderer.Write(obj.IsBackLink
            ? string.Create(CultureInfo.InvariantCulture, $"#fnref:{obj.Index}\" class=\"footnote-back-ref\" role=\"doc-backlink\">\u21A9\uFE0E</a>")
            : string.Create(CultureInfo.InvariantCulture,
                $"#fn:{obj.Footnote.Order}\" class=\"footnote-ref\" role=\"doc-noteref\"><sup>{obj.Footnote.Order}</sup></a>"));
    }
}
