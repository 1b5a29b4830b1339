using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Graph;

/// <summary>What a page leans on: what it cites, and any source that it links to.</summary>
internal static class PageReferences
{
    /// <returns>In the order of the text.</returns>
    public static ImmutableArray<Reference> Of(Page page, ImmutableArray<LinkTarget> targets)
    {
        List<LinkTarget>? cited = null;
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i].Page is { } target && target != page
                && (target.Kind == PageKind.Source || page.Outline.Links[i].Kind == LinkKind.Citation))
            {
                (cited ??= []).Add(targets[i]);
            }
        }
        return cited is null ? [] : [.. cited.GroupBy(target => target.Page!).Select(OfCitations)];
    }

    private static Reference OfCitations(IGrouping<Page, LinkTarget> citations) => new(
        citations.Key,
        [.. citations.Select(target => target.Heading).OfType<Heading>().DistinctBy(heading => heading.Id, StringComparer.Ordinal)]);
}
