using System.Collections.Immutable;

namespace ServiceBlog.Core.Graph;

/// <summary>
/// Gathers pages under the names that they share. Names that make the same slug ("Front line", "front-line") are one
/// term, called as most pages call it.
/// </summary>
public static class Taxonomy
{
    /// <param name="names">The names that a page gives, such as its tags.</param>
    /// <param name="folder">The path under which the terms lie: <c>/tags/</c>.</param>
    /// <param name="order">Of the pages of one term.</param>
    public static ImmutableArray<Term> Gather(
        IEnumerable<Page> pages,
        Func<Page, IEnumerable<string>> names,
        string folder,
        IComparer<Page> order,
        Func<string, string?> describe)
    {
        return [.. pages
            .SelectMany(page => names(page).Select(name => (Name: name, Page: page)))
            .GroupBy(use => UrlPath.Slug(use.Name), StringComparer.Ordinal)
            .Select(uses =>
            {
                var name = MostFrequent(uses.Select(use => use.Name));
                return new Term(name, $"{folder}{uses.Key}/", describe(name),
                    [.. uses.Select(use => use.Page).Distinct().Order(order)]);
            })
            .OrderBy(term => term.Name, PageOrder.Names)];
    }

    private static string MostFrequent(IEnumerable<string> names) => names
        .CountBy(name => name, StringComparer.Ordinal)
        .OrderByDescending(count => count.Value)
        .ThenBy(count => count.Key, StringComparer.Ordinal)
        .First().Key;
}
