using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using ServiceBlog.Core.Markup.Extensions.Autolinks;
using ServiceBlog.Core.Markup.Extensions.Emphasis;
using ServiceBlog.Core.Markup.Extensions.Links;
using ServiceBlog.Core.Markup.Limits;

namespace ServiceBlog.Core.Markup.Extensions;

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
