namespace ServiceBlog.Core.Graph;

/// <summary>
/// What authors say of related pages themselves: <c>related</c> names pages to be listed, <c>unrelated</c> parts two
/// pages, whichever of them says so. Few pages have any.
/// </summary>
public sealed class PagePins
{
    private static readonly HashSet<Page> NoPages = [];

    private readonly Dictionary<Page, ImmutableArray<Page>> _pinned = [];
    private readonly Dictionary<Page, HashSet<Page>> _apart = [];

    public PagePins(ImmutableArray<Page> pages, NamedPages named, ICollection<Diagnostic> diagnostics)
    {
        foreach (var page in pages)
        {
            foreach (var key in page.FrontMatter.Unrelated)
            {
                if (named.Find(key, "page that is not related") is not { } other)
                    continue;
                ApartFrom(page).Add(other);
                ApartFrom(other).Add(page);
            }
        }
        foreach (var page in pages)
        {
            if (!page.FrontMatter.Related.IsEmpty)
                _pinned.Add(page, [.. Pinned(page, named, diagnostics).Distinct()]);
        }
    }

    /// <summary>In the order of the front matter.</summary>
    public ImmutableArray<Page> PinnedTo(Page page) => _pinned.GetValueOrDefault(page, []);

    public IReadOnlySet<Page> VetoedFor(Page page) => _apart.GetValueOrDefault(page, NoPages);

    private IEnumerable<Page> Pinned(Page page, NamedPages named, ICollection<Diagnostic> diagnostics)
    {
        foreach (var key in page.FrontMatter.Related)
        {
            if (named.Find(key, "related page") is not { } other || other == page)
                continue;
            if (!VetoedFor(page).Contains(other))
                yield return other;
            else
                diagnostics.Add(new Diagnostic(Rules.PinnedAndVetoed, key.Location,
                    $"{other.DisplayPath} is named as related, and one of the two pages says that they are not"));
        }
    }

    private HashSet<Page> ApartFrom(Page page)
    {
        if (!_apart.TryGetValue(page, out var apart))
            _apart.Add(page, apart = []);
        return apart;
    }
}
