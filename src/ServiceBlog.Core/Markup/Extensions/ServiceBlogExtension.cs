using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using ServiceBlog.Core.Markup.Extensions.Citations;
using ServiceBlog.Core.Markup.Extensions.Tables;
using ServiceBlog.Core.Markup.Extensions.TaskLists;
using ServiceBlog.Core.Markup.Extensions.Wikilinks;
using ServiceBlog.Core.Markup.Limits;

namespace ServiceBlog.Core.Markup.Extensions;

/// <summary>What is ours in the grammar. Comes last, so that it finds the parsers it stands before.</summary>
internal sealed class ServiceBlogExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new CitationParser());
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new WikilinkParser());
        pipeline.InlineParsers.Replace<TaskListInlineParser>(new LeadingTaskListParser());
        pipeline.InlineParsers.Insert(0, new LimitedAutoLinkParser(new AutoLinkOptions { UseHttpsForWWWLinks = true }));
        pipeline.InlineParsers.Insert(0, new InlineLimits());
        pipeline.InlineParsers.Add(new PlainTextParser());
        pipeline.BlockParsers.Find<HeadingBlockParser>()!.Closed += TabbedHeadings.RestoreSource;
        pipeline.BlockParsers.Replace<GridTableParser>(new UndoableGridTableParser());
        pipeline.BlockParsers.Insert(0, new NestingLimits());
        pipeline.BlockParsers.Insert(0, new TableLimits());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }
}
