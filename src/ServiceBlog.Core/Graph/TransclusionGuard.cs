using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Graph;

/// <summary>
/// Cuts the transclusions that would never end or grow beyond reason, so that whoever follows the others needs no
/// care: none is left that leads back to its own page, nests too deep, or makes a page too long.
/// </summary>
public sealed class TransclusionGuard
{
    private const int MaxDepth = 16;
    private const long MaxLength = 4 << 20;

    private readonly PageIndex _index;
    private readonly PageLinks[] _links;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly long?[] _lengths;
    private readonly List<Page> _path = [];

    private TransclusionGuard(PageIndex index, PageLinks[] links, ICollection<Diagnostic> diagnostics)
    {
        _index = index;
        _links = links;
        _diagnostics = diagnostics;
        _lengths = new long?[index.Pages.Length];
    }

    /// <param name="links">Of each page, at its number.</param>
    public static void Cut(PageIndex index, PageLinks[] links, ICollection<Diagnostic> diagnostics)
    {
        var guard = new TransclusionGuard(index, links, diagnostics);
        for (var number = 0; number < links.Length; number++)
        {
            if (links[number].HasTransclusions)
                guard.LengthOf(index.Pages[number]);
        }
    }

    /// <summary>The length of a page's HTML with all that it shows. Follows the depth of nesting, which is bounded.</summary>
    private long LengthOf(Page page)
    {
        var number = _index.NumberOf(page);
        if (_lengths[number] is { } known)
            return known;
        _path.Add(page);
        long length = page.Outline.HtmlLength;
        for (var i = 0; i < page.Outline.Links.Length; i++)
        {
            if (page.Outline.Links[i].Kind != LinkKind.Transclusion || _links[number][i].Page is not { } shown)
                continue;
            if (Refusal(page, shown, length, out var shownLength) is { } message)
            {
                _diagnostics.Add(new Diagnostic(Rules.TransclusionCycle, page.Outline.Links[i].Location, message));
                _links[number].Cut(i);
            }
            length += shownLength;
        }
        _path.RemoveAt(_path.Count - 1);
        _lengths[number] = length;
        return length;
    }

    private string? Refusal(Page page, Page shown, long length, out long shownLength)
    {
        shownLength = 0;
        if (_path.Contains(shown))
            return $"showing {shown.DisplayPath} here leads back to {(shown == page ? "this page" : shown.DisplayPath)}: {Circle(shown)}";
        if (_path.Count >= MaxDepth)
            return FormattableString.Invariant($"pages show each other more than {MaxDepth} levels deep here");
        shownLength = LengthOf(shown);
        if (length + shownLength <= MaxLength)
            return null;
        shownLength = 0;
        return "with all that it shows, the page would be longer than 4 million characters";
    }

    private string Circle(Page start) =>
        string.Join(" → ", _path.SkipWhile(page => page != start).Append(start).Select(page => page.DisplayPath));
}
