using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using ServiceBlog.Core.Markup.Extensions.Attributes;
using ServiceBlog.Core.Markup.Extensions.Autolinks;
using ServiceBlog.Core.Markup.Extensions.Callouts;
using ServiceBlog.Core.Markup.Extensions.Citations;
using ServiceBlog.Core.Markup.Extensions.Emphasis;
using ServiceBlog.Core.Markup.Extensions.Footnotes;
using ServiceBlog.Core.Markup.Extensions.Links;
using ServiceBlog.Core.Markup.Extensions.TaskLists;
using ServiceBlog.Core.Markup.Extensions.Wikilinks;
using ServiceBlog.Core.Markup.Limits;

namespace ServiceBlog.Core.Markup.Extensions;

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
