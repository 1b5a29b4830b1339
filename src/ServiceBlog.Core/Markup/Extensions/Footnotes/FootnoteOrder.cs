using Markdig.Extensions.Footnotes;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Extensions.Footnotes;

/// <summary>
/// Numbers the footnotes in the order in which a reader meets their marks, those within footnotes last, and tells of the
/// ones that no mark leads to. Markdig numbers them in the order in which it parses, in which definitions come first.
/// </summary>
internal sealed class FootnoteOrder
{
    private static readonly object DefinitionsOfDocument = new();

    private readonly List<Footnote> _used = [];
    private int _marks;

    /// <summary>Remembers a footnote, as Markdig drops those without a mark before the document is done.</summary>
    public static void Remember(BlockProcessor processor, Block block)
    {
        if (processor.Document.GetData(DefinitionsOfDocument) is not List<Footnote> definitions)
            processor.Document.SetData(DefinitionsOfDocument, definitions = []);
        definitions.Add((Footnote)block);
    }

    public static void Settle(MarkdownDocument document)
    {
        if (document.GetData(DefinitionsOfDocument) is not List<Footnote> definitions)
            return;
        var group = document.OfType<FootnoteGroup>().Single();
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
