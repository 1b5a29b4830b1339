using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.ExternalLinks;

/// <summary>The links to other sites that Core found in the built site, as the checker takes them.</summary>
internal static class ExternalReferences
{
    /// <param name="links">What the check of the site's own links left over.</param>
    /// <param name="diagnostics">Gets the links whose address .NET cannot hold: all of them have host names that DNS cannot, either.</param>
    public static IReadOnlyList<ExternalReference> Of(IEnumerable<ExternalLink> links, ICollection<Diagnostic> diagnostics)
    {
        var references = new List<ExternalReference>();
        foreach (var link in links)
        {
            foreach (var place in link.Places)
            {
                var location = new SourceLocation(place.Path, place.Place.Line, place.Place.Column);
                if (Uri.TryCreate(place.Fragment is null ? link.Url : $"{link.Url}#{place.Fragment}", UriKind.Absolute, out var url))
                    references.Add(Reference(url, location, place));
                else
                    diagnostics.Add(Refusal(link.Url, location, place));
            }
        }
        return references;
    }

    private static ExternalReference Reference(Uri url, SourceLocation location, ExternalPlace place) => new(url, location)
    {
        Written = place.Written,
        Page = place.Path,
        Element = place.Source.Element,
        Attribute = place.Source.Attribute,
    };

    private static Diagnostic Refusal(string url, SourceLocation location, ExternalPlace place) =>
        new(Rules.ExternalNotChecked, location, $"{url} was not checked: its host is none that could be looked up")
        {
            Url = place.Written,
            Page = place.Path,
            Element = place.Source.Element,
            Attribute = place.Source.Attribute,
        };
}
