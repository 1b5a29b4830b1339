using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>Watches a renderer and notes where the HTML of each piece of Markdown begins.</summary>
internal sealed class SourceMarks
{
    private readonly List<SourceMark> _marks = [];

    public IReadOnlyList<SourceMark> Marks => _marks;

    public void Watch(SlotHtmlRenderer renderer) => renderer.ObjectWriteBefore += (_, element) =>
    {
        switch (element)
        {
            case HtmlBlock html:
                AddLines(html.Lines, renderer.Offset);
                break;
            case HtmlInline html:
                _marks.Add(new SourceMark(renderer.Offset, html.Span.Start, html.Tag.Length));
                break;
            case not (MarkdownDocument or LiteralInline or LineBreakInline):
                _marks.Add(new SourceMark(renderer.Offset, element.Span.Start, VerbatimLength: 0));
                break;
        }
    };

    /// <summary>Each line by itself: in the Markdown a quote's or a list's marks may stand between them.</summary>
    private void AddLines(StringLineGroup lines, int offset)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var slice = lines.Lines[i].Slice;
            _marks.Add(new SourceMark(offset, slice.Start, slice.Length + 1));
            offset += slice.Length + 1;
        }
    }
}
