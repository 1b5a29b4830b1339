using System.Reflection;
using ServiceBlog.Benchmarks.Sites;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Search;

namespace ServiceBlog.Core.Tests.Search;

/// <summary>The index of a site that is too large for one that holds what a list of results shows.</summary>
public class LargeIndexTests
{
    private const int Posts = 600;

    private static readonly string Skeleton = Path.Combine(
        typeof(LargeIndexTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        "tests/ServiceBlog.Benchmarks/Peers/serviceblog");

    [Fact]
    public void After_an_edit_it_is_that_of_a_clean_build()
    {
        var site = new BenchSite(Posts, Skeleton);
        var before = site.Build(new SiteOutput(), before: null, new BuildOptions());
        // With words of other posts, so that terms get one page more.
        site.Edit("A quokka and a wombat. " + string.Join(' ', RareTerms(before)));

        var after = site.Build(new SiteOutput(), before.Record, new BuildOptions());

        var clean = site.Build(new SiteOutput(), before: null, new BuildOptions());
        PartsOf(after).ShouldBe(PartsOf(clean));
        PartsOf(after).ShouldNotBe(PartsOf(before));
        var found = after.Search.ShouldNotBeNull().Value.Find(SearchQuery.Parse("quokka"), 5).ShouldHaveSingleItem();
        after.Search.Value.Find(SearchQuery.Parse("quoka womba"), 5).ShouldHaveSingleItem().Url.ShouldBe(found.Url);
    }

    [Fact]
    public void After_a_new_heading_it_is_that_of_a_clean_build()
    {
        var site = new BenchSite(Posts, Skeleton);
        var before = site.Build(new SiteOutput(), before: null, new BuildOptions());
        site.Edit("\n\n## Quokkas\n\nAnd a wombat.");

        var after = site.Build(new SiteOutput(), before.Record, new BuildOptions());

        PartsOf(after).ShouldBe(PartsOf(site.Build(new SiteOutput(), before: null, new BuildOptions())));
        after.Search.ShouldNotBeNull().Value.Find(SearchQuery.Parse("wombat"), 5).ShouldHaveSingleItem().Section.ShouldBe("Quokkas");
    }

    [Fact]
    public void It_has_at_most_300_files_and_names_what_most_pages_have()
    {
        var index = new BenchSite(Posts, Skeleton).Build(new SiteOutput(), before: null, new BuildOptions()).Record!.Details.Value!.Search!;

        (index.Layout.Shards + IndexLayout.CommonShards + index.Layout.WordLists + index.Layout.PageLists + 1).ShouldBeLessThanOrEqualTo(300);
        index.Layout.IsSmall.ShouldBeFalse();
        index.Layout.IsNamed(Posts).ShouldBeTrue();
        index.Layout.IsNamed(Posts / 10).ShouldBeFalse();
    }

    private static IEnumerable<string> RareTerms(BuildResult build) => build.Record!.Details.Value!.Search!.Parts
        .Where(part => part.Key[0] == 's').OrderBy(part => part.Key, StringComparer.Ordinal)
        .SelectMany(part => ShardWriter.Read(part.Value)).Where(entry => entry.Pages is > 1 and < 20 && IndexLayout.IsListed(entry.Term))
        .Select(entry => entry.Term).Take(40);

    /// <summary>All that is published.</summary>
    private static IEnumerable<string> PartsOf(BuildResult build) => build.Record!.Details.Value!.Search!.Parts
        .Where(part => part.Key != "pages" && part.Key[0] != 'm')
        .Select(part => $"{part.Key}: {Convert.ToHexString(part.Value.Span)}").Order(StringComparer.Ordinal);
}
