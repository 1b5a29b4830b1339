namespace ServiceBlog.Core.Graph;

/// <summary>The old addresses of tags that were renamed or merged, which lead to the tags that they became.</summary>
public static class MergedTags
{
    public static IEnumerable<Redirect> Redirects(TagCatalogue catalogue, Taxonomy tags)
    {
        if (catalogue.Merged.Count == 0)
            return [];
        var byPath = tags.Terms.ToDictionary(term => term.Path, StringComparer.Ordinal);
        return
        [
            .. from merged in catalogue.Merged
               let path = SiteLists.TagPath(merged.Value)
               // A tag that no page has is not published, and one that pages have in another spelling still is.
               where !byPath.ContainsKey(path) && byPath.ContainsKey(SiteLists.TagPath(catalogue.Canonical(merged.Value)))
               let term = byPath[SiteLists.TagPath(catalogue.Canonical(merged.Value))]
               group merged by (path, term) into alike
               select new Redirect(alike.Key.path, alike.Key.term.Path, alike.Key.term.Name, $"the merged tag \"{alike.First().Value}\"", alike.First().Location),
        ];
    }
}
