namespace ServiceBlog.Core.Graph;

/// <summary>The orders in which lists stand. Total, and the same on every machine: no culture decides.</summary>
public static class PageOrder
{
    /// <summary>Oldest first; undated pages first of all; then by title and path.</summary>
    public static readonly IComparer<Page> OldestFirst = Comparer<Page>.Create(static (x, y) =>
    {
        var byDate = Nullable.Compare(x.Date, y.Date);
        return byDate != 0 ? byDate : CompareTitles(x, y);
    });

    /// <summary>By title, upper and lower case together; then by path.</summary>
    public static readonly IComparer<Page> ByTitle = Comparer<Page>.Create(CompareTitles);

    /// <summary>By the number that a page gives itself, those without one last; then by title.</summary>
    public static readonly IComparer<Page> ByPlace = Comparer<Page>.Create(static (x, y) =>
    {
        var byPlace = PlaceOf(x).CompareTo(PlaceOf(y));
        return byPlace != 0 ? byPlace : CompareTitles(x, y);
    });

    /// <summary>As a handbook is read: by the number that a page gives itself, then as its contents link to the others, then by path. What lies below a
    /// page follows it.</summary>
    /// <param name="contents">The text above the list of these pages; null if there is none.</param>
    public static ImmutableArray<Page> InReadingOrder(IEnumerable<Page> pages, Page? contents)
    {
        var given = pages.OrderBy(page => page.SourcePath, StringComparer.Ordinal).ToList();
        var linked = contents is null ? [] : NamesLinkedFrom(contents);
        var places = given.ToLookup(page => page.Path, page => page.FrontMatter.Order ?? PlaceAmong(linked, page), StringComparer.Ordinal);
        return [.. given.Order(Comparer<Page>.Create((x, y) =>
        {
            foreach (var (above, other) in FoldersOf(x.Path).Zip(FoldersOf(y.Path)))
            {
                if (above == other)
                    continue;
                var byPlace = places[above].FirstOrDefault(double.MaxValue).CompareTo(places[other].FirstOrDefault(double.MaxValue));
                return byPlace != 0 ? byPlace : string.CompareOrdinal(above, other);
            }
            var byDepth = x.Path.Length.CompareTo(y.Path.Length);
            return byDepth != 0 ? byDepth : string.CompareOrdinal(x.SourcePath, y.SourcePath);
        }))];
    }

    /// <summary>Behind all that authors number.</summary>
    private static double PlaceAmong(List<string> linked, Page page) =>
        linked.FindIndex(name => name == page.SourcePath || name == page.Key) is >= 0 and var place ? 1e9 + place : double.MaxValue;

    /// <summary>Source paths, and keys of wikilinks.</summary>
    private static List<string> NamesLinkedFrom(Page contents) =>
    [
        .. from link in contents.Outline.Links
           let name = link.Kind == LinkKind.Wikilink
               ? link.Target : UrlPath.Combine(ContentPath.FolderOf(contents.SourcePath), Uri.UnescapeDataString(link.Target))
           where name is not null
           select name,
    ];

    /// <summary><c>/guide/a/b/</c> → <c>/guide/</c>, <c>/guide/a/</c>, <c>/guide/a/b/</c>.</summary>
    private static IEnumerable<string> FoldersOf(string path)
    {
        for (var end = path.IndexOf('/', 1); end >= 0; end = path.IndexOf('/', end + 1))
            yield return path[..(end + 1)];
        if (!path.EndsWith('/'))
            yield return path;
    }

    private static double PlaceOf(Page page) => page.FrontMatter.Order ?? double.MaxValue;

    /// <summary>Names of tags and the like: letters first compared without case.</summary>
    public static readonly IComparer<string> Names = Comparer<string>.Create(CompareNames);

    /// <summary>Newest first; undated pages last; then by title and path. The whole site is sorted so once, and every list that stands in this order
    /// is taken from it.</summary>
    /// <returns>The places of the pages in what was given.</returns>
    public static int[] NewestFirst(ImmutableArray<Page> pages)
    {
        const long undated = -1;
        var ticks = new long[pages.Length];
        var order = new int[pages.Length];
        for (var i = 0; i < pages.Length; i++)
        {
            ticks[i] = pages[i].Date?.UtcTicks ?? undated;
            order[i] = i;
        }
        Array.Sort(order, (x, y) => ticks[x] != ticks[y] ? ticks[y].CompareTo(ticks[x]) : CompareTitles(pages[x], pages[y]));
        return order;
    }

    private static int CompareTitles(Page x, Page y)
    {
        var byTitle = CompareNames(x.Title, y.Title);
        return byTitle != 0 ? byTitle : string.CompareOrdinal(x.SourcePath, y.SourcePath);
    }

    private static int CompareNames(string x, string y)
    {
        var folded = string.Compare(x, y, StringComparison.OrdinalIgnoreCase);
        return folded != 0 ? folded : string.CompareOrdinal(x, y);
    }
}
