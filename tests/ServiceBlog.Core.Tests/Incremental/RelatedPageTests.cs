using System.Collections.Immutable;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Config;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Graph;

namespace ServiceBlog.Core.Tests.Incremental;

public class RelatedPageTests
{
    public static TheoryData<string> Properties => [.. typeof(RelatedPage).GetProperties().Where(property => property.CanWrite).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Properties))]
    public void Each_reason_is_in_its_hash(string name)
    {
        var related = new RelatedPage(Page("a"));
        var other = new RelatedPage(related.Page);
        var property = typeof(RelatedPage).GetProperty(name)!;
        property.SetValue(other, property.GetValue(other) switch
        {
            bool => true,
            int => 1,
            Core.Graph.Page => Page("b"),
            ImmutableArray<Page> => ImmutableArray.Create(Page("b")),
            ImmutableArray<Term> => ImmutableArray.Create(new Term("t", "t", "/tags/t/", null, [])),
            _ => throw new InvalidOperationException($"how does {name} become another one?"),
        });

        other.ContentHash.ShouldNotBe(related.ContentHash);
    }

    [Fact]
    public void A_page_that_both_cite_is_no_topic_of_both()
    {
        var (a, b) = (Page("a"), Page("b"));
        var all = new[]
        {
            new RelatedPage(a) { Cited = [a], Topics = [b] }, new RelatedPage(a) { Cited = [a, b] }, new RelatedPage(a) { Topics = [a, b] },
        };

        all.Select(related => related.ContentHash).ShouldBeUnique();
    }

    private static Page Page(string key) =>
        PageReader.Read(InputFile.FromText($"posts/{key}.md", TestSite.Text(key)), new SiteConfig()).Page.ShouldNotBeNull();
}
