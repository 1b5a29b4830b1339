namespace ServiceBlog.Core.Graph;

/// <summary>
/// The short names by which pages are cited. A source's is author and year, and a letter where that names more than
/// one; any other page's is its title.
/// </summary>
public sealed class CitationNames
{
    private readonly Dictionary<Page, string> _names = [];
    private readonly bool _hasComma;

    // Only sources are told apart by letters: they are what is cited, and a new post must not rename them.
    public CitationNames(IEnumerable<Page> sources, CitationStyle style)
    {
        _hasComma = style == CitationStyle.AuthorYear;
        foreach (var alike in sources.GroupBy(AuthorAndYear, StringComparer.Ordinal))
        {
            var isAmbiguous = alike.Skip(1).Any();
            var number = 0;
            foreach (var source in alike.Order(PageOrder.OldestFirst))
                _names[source] = isAmbiguous ? WithLetters(alike.Key, number++) : alike.Key;
        }
    }

    public string this[Page page] => _names.GetValueOrDefault(page, page.Title);

    private string AuthorAndYear(Page source)
    {
        var between = _hasComma ? ", " : " ";
        if (source.Date is { } date)
            return string.Create(CultureInfo.InvariantCulture, $"{Author(source)}{between}{date.Year}");
        return _hasComma ? Author(source) + ", n.d." : Author(source);
    }

    /// <summary>2014a to 2014z, then 2014aa; a name without a year at its end gets a hyphen between.</summary>
    private static string WithLetters(string name, int number)
    {
        var letters = "";
        for (var rest = number; rest >= 0; rest = (rest / 26) - 1)
            letters = (char)('a' + (rest % 26)) + letters;
        return char.IsAsciiDigit(name[^1]) ? name + letters : $"{name}-{letters}";
    }

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
