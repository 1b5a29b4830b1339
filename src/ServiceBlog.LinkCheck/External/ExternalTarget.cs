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
