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

    /// <summary>By path, a folder's own page before what is in it; then by source path.</summary>
    public static readonly IComparer<Page> ByPath = Comparer<Page>.Create(static (x, y) =>
    {
        var byPath = string.CompareOrdinal(x.Path, y.Path);
        return byPath != 0 ? byPath : string.CompareOrdinal(x.SourcePath, y.SourcePath);
    });

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
