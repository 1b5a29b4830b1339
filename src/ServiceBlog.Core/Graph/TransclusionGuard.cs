using System.Collections.Immutable;
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

    private readonly Dictionary<Page, ImmutableArray<LinkTarget>> _links;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly Dictionary<Page, long> _lengths = [];
    private readonly List<Page> _path = [];

    private TransclusionGuard(Dictionary<Page, ImmutableArray<LinkTarget>> links, ICollection<Diagnostic> diagnostics)
    {
        _links = links;
        _diagnostics = diagnostics;
    }

    /// <param name="links">The targets of each page's links; those that are cut lose their page.</param>
    public static void Cut(
        ImmutableArray<Page> pages, Dictionary<Page, ImmutableArray<LinkTarget>> links, ICollection<Diagnostic> diagnostics)
    {
        var guard = new TransclusionGuard(links, diagnostics);
        foreach (var page in pages)
            guard.LengthOf(page);
    }

    /// <summary>The length of a page's HTML with all that it shows. Follows the depth of nesting, which is bounded.</summary>
    private long LengthOf(Page page)
    {
        if (_lengths.TryGetValue(page, out var known))
            return known;
        _path.Add(page);
        long length = page.Outline.HtmlLength;
        for (var i = 0; i < page.Outline.Links.Length; i++)
        {
            if (page.Outline.Links[i].Kind != LinkKind.Transclusion || _links[page][i].Page is not { } shown)
                continue;
            if (Refusal(page, shown, length, out var shownLength) is { } message)
            {
                _diagnostics.Add(new Diagnostic(Rules.TransclusionCycle, page.Outline.Links[i].Location, message));
                _links[page] = _links[page].SetItem(i, _links[page][i] with { Page = null });
            }
            length += shownLength;
        }
        _path.RemoveAt(_path.Count - 1);
        return _lengths[page] = length;
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
