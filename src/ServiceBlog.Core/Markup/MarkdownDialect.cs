using System.Collections.Concurrent;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;

namespace ServiceBlog.Core.Markup;

/// <summary>What may be written in a text, and what becomes of it. Authors are trusted; their readers are not.</summary>
internal sealed class MarkdownDialect
{
    private static readonly MarkdownDialect Authors = new(AuthorPipeline(), renderer => renderer.UseSlotRenderers());
    private static readonly MarkdownDialect Guests = new(GuestPipeline(), renderer => renderer.UseGuestRenderers());

    private readonly Action<SlotHtmlRenderer> _useRenderers;

    // A renderer finds out anew which of its parts writes which element, so it is kept for the next text.
    private readonly ConcurrentBag<SlotHtmlRenderer> _renderers = [];

    private MarkdownDialect(MarkdownPipeline pipeline, Action<SlotHtmlRenderer> useRenderers) =>
        (Pipeline, _useRenderers) = (pipeline, useRenderers);

    public MarkdownPipeline Pipeline { get; }

    public static MarkdownDialect For(bool isGuest) => isGuest ? Guests : Authors;

    public SlotHtmlRenderer TakeRenderer() => _renderers.TryTake(out var renderer) ? renderer : NewRenderer();

    public void GiveBack(SlotHtmlRenderer renderer)
    {
        if (renderer.IsWorthKeeping)
            _renderers.Add(renderer);
    }

    public SlotHtmlRenderer NewRenderer()
    {
        var renderer = new SlotHtmlRenderer();
        Pipeline.Setup(renderer);
        _useRenderers(renderer);
        return renderer;
    }

    private static MarkdownPipeline AuthorPipeline() =>
        new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .UseAbbreviations()
            .UseDefinitionLists()
            .UseFootnotes()
            .UsePipeTables(new PipeTableOptions { UseGfmRules = true })
            .UseTaskLists()
            .Use<ServiceBlogExtension>()
            .Build();

    private static MarkdownPipeline GuestPipeline() =>
        new MarkdownPipelineBuilder().UsePreciseSourceLocation().DisableHtml().Use<GuestExtension>().Build();
}

/// <summary>What is ours in the grammar. Comes last, so that it finds the parsers it stands before.</summary>
internal sealed class ServiceBlogExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        SetUpBlocks(pipeline.BlockParsers);
        SetUpInlines(pipeline.InlineParsers);
        pipeline.DocumentProcessed += AttributeLineParser.Attach;
        pipeline.DocumentProcessed += FootnoteOrder.Settle;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static void SetUpBlocks(OrderedList<BlockParser> parsers)
    {
        parsers.Find<HeadingBlockParser>()!.Closed += TabbedHeadings.RestoreSource;
        parsers.Find<QuoteBlockParser>()!.Closed += Callout.Recognize;
        parsers.Find<FootnoteParser>()!.Closed += FootnoteOrder.Remember;
        parsers.Find<FencedCodeBlockParser>()!.TryParseAttributes = FenceAttributes.TryTake;
        parsers.Insert(0, new AttributeLineParser());
        parsers.Insert(0, new NestingLimits());
        parsers.Insert(0, new TableLimits());
    }

    private static void SetUpInlines(OrderedList<InlineParser> parsers)
    {
        parsers.InsertBefore<LinkInlineParser>(new FootnoteMarkParser());
        parsers.InsertBefore<LinkInlineParser>(new CitationParser());
        parsers.InsertBefore<LinkInlineParser>(new WikilinkParser());
        parsers.InsertBefore<LinkInlineParser>(new ParenthesisParser());
        parsers.Replace<EmphasisInlineParser>(new EmphasisParser());
        parsers.InsertBefore<EmphasisInlineParser>(new StrikethroughParser());
        StrikethroughParser.AddTo(parsers.Find<EmphasisInlineParser>()!);
        parsers.Replace<TaskListInlineParser>(new LeadingTaskListParser());
        parsers.Insert(0, new AttributeParser());
        parsers.Insert(0, new FormulaParser());
        parsers.Insert(0, new InlineLimits());
        parsers.Add(new PlainTextParser());
        parsers.Add(new AutolinkParser());
    }
}

/// <summary>What readers may write besides CommonMark: strikethrough and bare URLs. Nothing that reaches into other pages, and the limits for all.</summary>
internal sealed class GuestExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new InlineLimits());
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new ParenthesisParser());
        pipeline.InlineParsers.Replace<EmphasisInlineParser>(new EmphasisParser());
        pipeline.InlineParsers.InsertBefore<EmphasisInlineParser>(new StrikethroughParser());
        StrikethroughParser.AddTo(pipeline.InlineParsers.Find<EmphasisInlineParser>()!);
        pipeline.InlineParsers.Add(new PlainTextParser());
        pipeline.InlineParsers.Add(new AutolinkParser());
        pipeline.BlockParsers.Insert(0, new NestingLimits());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }
}
