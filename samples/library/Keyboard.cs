using System.Net;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Samples;

/// <summary><c>((Ctrl+C))</c> in a text becomes a key: <c>&lt;kbd>Ctrl+C&lt;/kbd></c>.</summary>
internal sealed class Keyboard : InlineParser, IMarkdownExtension
{
    public Keyboard() => OpeningCharacters = ['('];

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.Insert(0, this);

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (!text.StartsWith("((") || text.IndexOf("))") is not (> 2 and var end))
            return false;
        processor.Inline = new HtmlInline($"<kbd>{WebUtility.HtmlEncode(text[2..end].ToString())}</kbd>");
        slice.Start += end + 2;
        return true;
    }
}
