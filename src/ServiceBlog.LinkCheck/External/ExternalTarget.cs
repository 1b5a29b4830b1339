namespace ServiceBlog.LinkCheck.External;

/// <summary>A URL that is asked for once, however many links lead to it.</summary>
/// <param name="Url">Without fragment.</param>
/// <param name="Fragments">The anchors that links name on it: different, in ordinal order.</param>
internal sealed record ExternalTarget(Uri Url, ImmutableArray<string> Fragments)
{
    /// <summary>The URL as it is sent: by this, links are the same or not.</summary>
    public string Address => Url.AbsoluteUri;

    /// <summary>The address of the target that a link leads to.</summary>
    public static string AddressOf(Uri url) => url.GetLeftPart(UriPartial.Query);

    /// <summary>The targets of these links, in ordinal order of address.</summary>
    public static ImmutableArray<ExternalTarget> Of(IEnumerable<ExternalReference> references) =>
    [
        .. references
            .GroupBy(reference => AddressOf(reference.Url), reference => AnchorFragment.Of(reference.Url), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ExternalTarget(
                new Uri(group.Key),
                [.. group.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
    ];
}

/// <summary>One place where a link to another site stands.</summary>
/// <param name="Url">Absolute, with its fragment. Other schemes than http and https are passed over.</param>
public sealed record ExternalReference(Uri Url, string Path, Place Place)
{
    /// <summary>The URL as its author wrote it; null if that is how <see cref="Url"/> was made.</summary>
    public string? Written { get; init; }

    public string? Element { get; init; }
    public string? Attribute { get; init; }
}

/// <summary>The links to other sites that Core found in the built site, as the checker takes them.</summary>
public static class ExternalReferences
{
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

    private static ExternalReference Reference(Uri url, ExternalPlace place) =>
        new(url, place.Path, place.Place) { Written = place.Written, Element = place.Source.Element, Attribute = place.Source.Attribute };

    private static Finding Refusal(string url, ExternalPlace place) =>
        new(FindingKind.ExternalNotChecked, place.Path, place.Place, $"{url} was not checked: its host is none that could be looked up")
        {
            Url = place.Written,
            Element = place.Source.Element,
            Attribute = place.Source.Attribute,
        };
}
