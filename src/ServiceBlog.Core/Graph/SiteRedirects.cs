using System.Collections.Immutable;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Graph;

/// <summary>The old addresses that go on working: the aliases of pages, and the pages of tags that were merged.</summary>
public static class SiteRedirects
{
    public static ImmutableArray<Redirect> Of(
        ImmutableArray<Page> pages, TagCatalogue catalogue, Taxonomy tags, ICollection<Diagnostic> diagnostics)
    {
        var redirects = ImmutableArray.CreateBuilder<Redirect>();
        foreach (var page in pages)
        {
            foreach (var alias in page.FrontMatter.Aliases)
            {
                if (UrlPath.Parse(alias.Value) is { } path)
                    redirects.Add(new Redirect(path, page.Path, page.Title, $"the alias of {page.DisplayPath}", alias.Location));
                else
                    diagnostics.Add(new Diagnostic(Rules.InvalidAddress, alias.Location,
                        $"the alias \"{alias.Value}\" is not a path such as /old/address/"));
            }
        }
        AddMerged(catalogue, tags, redirects);
        return redirects.ToImmutable();
    }

    /// <summary>A tag that no page has any more has no page to lead to.</summary>
    private static void AddMerged(TagCatalogue catalogue, Taxonomy tags, ImmutableArray<Redirect>.Builder redirects)
    {
        var taken = tags.Terms.Select(term => term.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var (old, name) in catalogue.Merged)
        {
            var path = $"{SiteLists.TagsPath}{UrlPath.Slug(old.Value)}/";
            if (tags.Find(name) is { } term && taken.Add(path))
                redirects.Add(new Redirect(path, term.Path, term.Name, $"the old page of the tag \"{old.Value}\"", old.Location));
        }
    }
}
