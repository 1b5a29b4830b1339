namespace ServiceBlog.Core.Graph;

/// <summary>The short names by which pages are cited. A source's is author and year, and a letter where that names more than one; any other page's is
/// its title.</summary>
public sealed class CitationNames
{
    private readonly Dictionary<Page, string> _names = [];
    private readonly bool _hasComma;

    // Only sources are told apart by letters: they are what is cited, and a new post must not rename them.
    public CitationNames(IEnumerable<Page> sources, CitationStyle style)
    {
        _hasComma = style == CitationStyle.AuthorYear;
        foreach (var alike in sources.GroupBy(source => (source.Edition, Name: AuthorAndYear(source))))
        {
            var isAmbiguous = alike.Skip(1).Any();
            var number = 0;
            foreach (var source in alike.Order(PageOrder.OldestFirst))
                _names[source] = isAmbiguous ? WithLetters(alike.Key.Name, number++) : alike.Key.Name;
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
            2 => $"{LastName(authors[0].Value)} & {LastName(authors[1].Value)}",
            _ => $"{LastName(authors[0].Value)} et al.",
        };
    }

    /// <summary>The name of the family, which comes first in Chinese, Japanese and Korean.</summary>
    private static string LastName(string author) => author is [(>= '\u3040' and <= '\u9fff') or (>= '\uac00' and <= '\ud7a3'), ..]
        ? author.Split([' ', '\u3000'])[0]
        : author[(author.LastIndexOf(' ') + 1)..];
}

/// <summary>What a page leans on: what it cites, and any source that it links to.</summary>
internal sealed class PageReferences(CitationNames names, CitationStyle style)
{
    /// <returns>In the order that the style asks for.</returns>
    public ImmutableArray<Reference> Of(Page page, ImmutableArray<LinkTarget> targets)
    {
        List<int>? cited = null;
        var links = page.Outline.Links;
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i].Page is { } target && target != page && (target.Kind == PageKind.Source || links[i].Kind == LinkKind.Citation))
                (cited ??= []).Add(i);
        }
        if (cited is null)
            return [];
        var references = cited.GroupBy(link => targets[link].Page!).Select(group => Create(group, links, targets));
        var ordered = style switch
        {
            CitationStyle.Numbered => references.OrderBy(reference => reference.Citations.IsEmpty ? int.MaxValue : reference.Citations[0]),
            CitationStyle.AuthorYear => references.OrderBy(reference => reference.Name, PageOrder.Names)
                .ThenBy(reference => reference.Page.SourcePath, StringComparer.Ordinal),
            _ => references,
        };
        return [.. ordered.Select((reference, place) => reference with { Number = place + 1 })];
    }

    private Reference Create(IGrouping<Page, int> group, ImmutableArray<ContentLink> links, ImmutableArray<LinkTarget> targets) => new(
        group.Key,
        names[group.Key],
        Number: 0,
        [.. group.Select(link => targets[link].Heading).OfType<Heading>().DistinctBy(heading => heading.Id, StringComparer.Ordinal)],
        [.. group.Where(link => links[link].Kind == LinkKind.Citation).DistinctBy(link => FirstPart(links, link))]);

    /// <summary>The link with which the brackets begin that a citation stands in.</summary>
    private static int FirstPart(ImmutableArray<ContentLink> links, int link)
    {
        while (links[link].Continues)
            link--;
        return link;
    }
}

/// <summary>Who cites which part of a page. Few pages are cited, so only they have an entry.</summary>
public sealed class CitedAnchors
{
    private readonly Dictionary<Page, Dictionary<string, List<CitingPlace>>> _byPage = [];

    public CitedAnchors(PageIndex index, int[] newestFirst, PageLinks[] links, ImmutableArray<Reference>[] references)
    {
        foreach (var number in newestFirst.Where(number => !references[number].IsEmpty))
            Add(index.Pages[number], links[number]);
    }

    /// <summary>In the order of the headings, then of the other anchors.</summary>
    public ImmutableArray<CitedAnchor> Of(Page page)
    {
        if (!_byPage.TryGetValue(page, out var anchors))
            return [];
        var outline = page.Outline;
        return
        [
            .. outline.Headings.Where(heading => anchors.ContainsKey(heading.Id))
                .Select(heading => new CitedAnchor(heading.Id, heading.Text, [.. anchors[heading.Id]])),
            .. outline.Anchors.Where(anchors.ContainsKey).Select(id => new CitedAnchor(id, id, [.. anchors[id]])),
        ];
    }

    private void Add(Page page, PageLinks links)
    {
        var written = page.Outline.Links;
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i].Kind != LinkKind.Citation || links[i] is not { Page: { } cited, Fragment: { } fragment } target || cited == page)
                continue;
            var id = target.Heading?.Id ?? Uri.UnescapeDataString(fragment);
            var places = _byPage.GetOrAdd(cited).GetOrAdd(id);
            if (places.Count == 0 || places[^1].Page != page)
                places.Add(new CitingPlace(page, i));
        }
    }
}
