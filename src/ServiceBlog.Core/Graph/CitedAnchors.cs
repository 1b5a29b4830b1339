namespace ServiceBlog.Core.Graph;

/// <summary>Who cites which part of a page. Few pages are cited, so only they have an entry.</summary>
public sealed class CitedAnchors
{
    private readonly Dictionary<Page, Dictionary<string, List<CitingPlace>>> _byPage = [];

    /// <param name="newestFirst">The numbers of all pages.</param>
    /// <param name="links">Of each page, at its number.</param>
    /// <param name="references">What each page cites, at its number.</param>
    public CitedAnchors(PageIndex index, int[] newestFirst, PageLinks[] links, ImmutableArray<Reference>[] references)
    {
        foreach (var number in newestFirst)
        {
            if (!references[number].IsEmpty)
                Add(index.Pages[number], links[number]);
        }
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
            if (!_byPage.TryGetValue(cited, out var anchors))
                _byPage.Add(cited, anchors = new Dictionary<string, List<CitingPlace>>(StringComparer.Ordinal));
            if (!anchors.TryGetValue(id, out var places))
                anchors.Add(id, places = []);
            if (places.Count == 0 || places[^1].Page != page)
                places.Add(new CitingPlace(page, i));
        }
    }
}
