namespace ServiceBlog.Core.Graph;

/// <summary>
/// The short names by which pages are cited. A source's is author and year, and a letter where that names more than
/// one; any other page's is its title.
/// </summary>
public sealed class CitationNames
{
    private readonly Dictionary<Page, string> _names = [];

    // Only sources are told apart by letters: they are what is cited, and a new post must not rename them.
    public CitationNames(IEnumerable<Page> sources)
    {
        foreach (var alike in sources.GroupBy(AuthorAndYear, StringComparer.Ordinal))
        {
            var isAmbiguous = alike.Skip(1).Any();
            var letter = 'a';
            foreach (var source in alike.Order(PageOrder.OldestFirst))
                _names[source] = isAmbiguous && letter <= 'z' ? alike.Key + letter++ : alike.Key;
        }
    }

    public string this[Page page] => _names.GetValueOrDefault(page, page.Title);

    private static string AuthorAndYear(Page source) =>
        source.Date is { } date ? FormattableString.Invariant($"{Author(source)} {date.Year}") : Author(source);

    private static string Author(Page source)
    {
        var authors = source.FrontMatter.Authors;
        return authors.Length switch
        {
            0 => source.FrontMatter.Origin?.Name ?? source.Title,
            1 => LastName(authors[0].Value),
            2 => $"{LastName(authors[0].Value)} and {LastName(authors[1].Value)}",
            _ => $"{LastName(authors[0].Value)} et al.",
        };
    }

    private static string LastName(string author) => author[(author.LastIndexOf(' ') + 1)..];
}
