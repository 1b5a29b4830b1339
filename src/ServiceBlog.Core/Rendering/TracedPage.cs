using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Graph;
using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering;

/// <summary>A rendered page that knows what wrote each part of it.</summary>
public sealed class TracedPage
{
    private readonly RenderTrace _trace;
    private readonly ContentComposer _composer;
    private readonly Page? _page;
    private readonly int _textStart = -1;
    private readonly int _textEnd;

    /// <param name="output">The whole page.</param>
    /// <param name="trace">What wrote it.</param>
    /// <param name="page">Whose text it shows; null if it shows none.</param>
    /// <param name="composer">Wrote that text.</param>
    public TracedPage(string output, RenderTrace trace, Page? page, ContentComposer composer)
    {
        _trace = trace;
        _page = page;
        _composer = composer;
        if (page is null || composer.Compose(page) is not { } text || string.IsNullOrWhiteSpace(text))
            return;
        // A theme may trim the text, which moves what it keeps.
        var kept = text.Trim();
        var found = output.IndexOf(kept, StringComparison.Ordinal);
        if (found < 0)
            return;
        _textStart = found - text.IndexOf(kept, StringComparison.Ordinal);
        _textEnd = found + kept.Length;
    }

    /// <summary>The page whose text wrote the character at an offset, and where in its HTML; null if the theme wrote it.</summary>
    public (Page Page, int Offset)? TextAt(int offset) =>
        _page is not null && _textStart >= 0 && offset >= _textStart && offset < _textEnd
            ? _composer.OriginOf(_page, offset - _textStart)
            : null;

    /// <summary>The place in a template that wrote the character at an offset.</summary>
    public SourceLocation? TemplateAt(int offset) =>
        _trace.Locate(offset) is { } place ? new SourceLocation(place.Path, place.Line, place.Column) : null;
}
