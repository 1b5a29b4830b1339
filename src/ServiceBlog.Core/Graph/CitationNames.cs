using System.Collections.Immutable;
using ServiceBlog.Core.Content;

namespace ServiceBlog.Core.Graph;

/// <summary>
/// The short names by which pages are cited: author and year, and a letter where that names more than one.
/// </summary>
public static class CitationNames
{
    public static IReadOnlyDictionary<Page, string> Create(ImmutableArray<Page> pages)
    {
        var names = new Dictionary<Page, string>(pages.Length);
        foreach (var group in pages.GroupBy(AuthorAndYear, StringComparer.Ordinal))
        {
            // Only sources are told apart by letters: they are what is cited, and a new post must not rename them.
            var sources = group.Where(page => page.Kind == PageKind.Source).Order(PageOrder.OldestFirst).ToImmutableArray();
            foreach (var page in group)
            {
                var index = sources.IndexOf(page);
                names[page] = sources.Length > 1 && index is >= 0 and < 26 ? group.Key + (char)('a' + index) : group.Key;
            }
        }
        return names;
    }

    private static string AuthorAndYear(Page page) => page.Kind != PageKind.Source
        ? page.Title
        : page.Date is { } date ? FormattableString.Invariant($"{Author(page)} {date.Year}") : Author(page);

    private static string Author(Page page)
    {
        var authors = page.FrontMatter.Authors;
        return authors.Length switch
        {
            0 => page.FrontMatter.Origin?.Name ?? page.Title,
            1 => LastName(authors[0].Value),
            2 => $"{LastName(authors[0].Value)} and {LastName(authors[1].Value)}",
            _ => $"{LastName(authors[0].Value)} et al.",
        };
    }

    private static string LastName(string author) => author[(author.LastIndexOf(' ') + 1)..];
}
