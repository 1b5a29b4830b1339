using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Rendering;

/// <summary>A rendered page that knows what wrote each part of it.</summary>
public sealed class TracedPage
{
    private readonly RenderTrace _trace;
    private readonly ContentComposer _composer;
    private readonly List<(Page Page, int Start, int End, int Offset)> _texts = [];

    /// <param name="texts">The texts that its templates asked for, in that order.</param>
    public TracedPage(string output, RenderTrace trace, IEnumerable<ReadText> texts, ContentComposer composer)
    {
        _trace = trace;
        _composer = composer;
        var from = 0;
        foreach (var (page, text, offset) in texts)
        {
            // A theme may trim a text, which moves what it keeps; or only ask whether there is one.
            var kept = text.Trim();
            var found = kept.Length == 0 ? -1 : output.IndexOf(kept, from, StringComparison.Ordinal);
            if (found < 0)
                continue;
            from = found + kept.Length;
            _texts.Add((page, found - text.IndexOf(kept, StringComparison.Ordinal), from, offset));
        }
    }

    /// <summary>The page whose text wrote the character at an offset, and where in its HTML; null if the theme wrote it.</summary>
    public (Page Page, int Offset)? TextAt(int offset)
    {
        foreach (var (page, start, end, before) in _texts)
        {
            if (offset >= start && offset < end)
                return _composer.OriginOf(page, before + offset - start);
        }
        return null;
    }

    /// <summary>The place in a template that wrote the character at an offset.</summary>
    public SourceLocation? TemplateAt(int offset) =>
        _trace.Locate(offset) is { } place ? new SourceLocation(place.Path, place.Line, place.Column) : null;

    /// <summary>The character at an offset stands in a template as it stands in the page: no value brought it.</summary>
    public bool IsLiteral(int offset) => _trace.IsLiteral(offset);
}
