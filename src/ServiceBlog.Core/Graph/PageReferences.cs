namespace ServiceBlog.Core.Graph;

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
            if (targets[i].Page is { } target && target != page
                && (target.Kind == PageKind.Source || links[i].Kind == LinkKind.Citation))
            {
                (cited ??= []).Add(i);
            }
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
