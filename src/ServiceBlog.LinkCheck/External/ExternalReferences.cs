namespace ServiceBlog.LinkCheck.External;

/// <summary>The links to other sites that Core found in the built site, as the checker takes them.</summary>
internal static class ExternalReferences
{
    /// <param name="links">What the check of the site's own links left over.</param>
    /// <param name="findings">Gets the links whose address .NET cannot hold: all of them have host names that DNS cannot, either.</param>
    public static IReadOnlyList<ExternalReference> Of(IEnumerable<ExternalLink> links, ICollection<Finding> findings)
    {
        var references = new List<ExternalReference>();
        foreach (var link in links)
        {
            foreach (var place in link.Places)
            {
                if (Uri.TryCreate(place.Fragment is null ? link.Url : $"{link.Url}#{place.Fragment}", UriKind.Absolute, out var url))
                    references.Add(Reference(url, place));
                else
                    findings.Add(Refusal(link.Url, place));
            }
        }
        return references;
    }

    private static ExternalReference Reference(Uri url, ExternalPlace place) => new(url, place.Path, place.Place)
    {
        Written = place.Written,
        Element = place.Source.Element,
        Attribute = place.Source.Attribute,
    };

    private static Finding Refusal(string url, ExternalPlace place) =>
        new(FindingKind.ExternalNotChecked, place.Path, place.Place, $"{url} was not checked: its host is none that could be looked up")
        {
            Url = place.Written,
            Element = place.Source.Element,
            Attribute = place.Source.Attribute,
        };
}
