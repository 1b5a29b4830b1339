using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Renderers.Html.Inlines;

namespace ServiceBlog.Core.Markup;

/// <summary>What notes in Obsidian are written in, besides what all authors may write. Switched on for vaults alone.</summary>
internal static class VaultDialect
{
    private const char Mark = '=';

    /// <summary>Comes after the grammar of authors.</summary>
    public static void Grammar(MarkdownPipelineBuilder pipeline)
    {
        pipeline.DocumentProcessed += PluginBlocks.Remove;
        pipeline.DocumentProcessed += BlockIds.Attach;
        pipeline.DocumentProcessed += NoteFilms.Replace;
        var quotes = pipeline.BlockParsers.Find<QuoteBlockParser>()!;
        quotes.Closed -= Callout.Recognize;
        quotes.Closed += Callout.RecognizeInNote;
        var inlines = pipeline.InlineParsers;
        inlines.Replace<WikilinkParser>(new NoteLinkParser());
        inlines.InsertBefore<LinkInlineParser>(new NoteTagParser());
        inlines.InsertBefore<LinkInlineParser>(new InlineFootnoteParser());
        inlines.InsertBefore<LinkInlineParser>(new HiddenTextParser());
        inlines.FindExact<EmphasisParser>()!.EmphasisDescriptors.Add(new EmphasisDescriptor(Mark, 2, 2, enableWithinWord: true));
    }

    public static void UseRenderers(SlotHtmlRenderer renderer)
    {
        renderer.UseSlotRenderers();
        renderer.NoteBlocks();
        renderer.ObjectRenderers.InsertRange(0,
            [new NoteParagraphRenderer(), new NoteWikilinkRenderer(), new NoteLinkRenderer(), new MediaRenderer(), new NoteTagRenderer()]);
        // A line ends where its author ended it.
        renderer.ObjectRenderers.FindExact<LineBreakInlineRenderer>()!.RenderAsHardlineBreak = true;
        var emphasis = renderer.ObjectRenderers.FindExact<EmphasisInlineRenderer>()!;
        var others = emphasis.GetTag;
        emphasis.GetTag = inline => inline.DelimiterChar == Mark ? "mark" : others(inline);
    }
}
