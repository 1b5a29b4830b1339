using Markdig.Extensions.Footnotes;
using Markdig.Syntax.Inlines;
using ServiceBlog.Core.Markup.Extensions.Citations;

namespace ServiceBlog.Core.Markup.Reading.Quotations;

/// <summary>The inlines of one block as one text, which still knows where each of its pieces stood.</summary>
internal sealed class InlineRun
{
    /// <summary>Stand in the text for what is none. Of Unicode's private use.</summary>
    public const char Citation = '\uE000', OpeningTag = '\uE001', ClosingTag = '\uE002';

    private readonly StringBuilder _text = new();
    private readonly List<(int Offset, int Position)> _pieces = [];

    public InlineRun(ContainerInline inlines)
    {
        var pieces = new InlineText(inlines);
        while (pieces.MoveNext())
            Add(pieces.Inline!, pieces.Current);
        Text = _text.ToString();
    }

    public string Text { get; }

    /// <summary>In order of their places in the text.</summary>
    public List<(int Offset, CitationInline Citation)> Citations { get; } = [];

    /// <summary>Where in the Markdown a character of the text stands.</summary>
    public int PositionOf(int offset)
    {
        var (start, position) = _pieces.LastOrDefault(piece => piece.Offset <= offset);
        return position + offset - start;
    }

    public static string WithoutMarks(string text) => WikilinkMarks(text)
        .Replace(Citation.ToString(), "", StringComparison.Ordinal)
        .Replace(OpeningTag.ToString(), "", StringComparison.Ordinal)
        .Replace(ClosingTag.ToString(), "", StringComparison.Ordinal);

    private static string WikilinkMarks(string text) => Extensions.Wikilinks.WikilinkBars.Show(text);

    private void Add(Inline inline, ReadOnlySpan<char> text)
    {
        _pieces.Add((_text.Length, inline.Span.Start));
        switch (inline)
        {
            case CitationInline citation:
                Citations.Add((_text.Length, citation));
                _text.Append(Citation);
                break;
            case HtmlInline html when IsTag(html.Tag, "<q"):
                _text.Append(OpeningTag);
                break;
            case HtmlInline html when IsTag(html.Tag, "</q"):
                _text.Append(ClosingTag);
                break;
            case LineBreakInline:
                _text.Append('\n');
                break;
            case FootnoteLink:
                break;
            default:
                _text.Append(text);
                break;
        }
    }

    private static bool IsTag(string tag, string start) =>
        tag.StartsWith(start, StringComparison.OrdinalIgnoreCase) && tag.Length > start.Length && !char.IsAsciiLetterOrDigit(tag[start.Length]);
}
