using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Tests;

/// <summary>Folders that a site names under <c>collections</c>.</summary>
public class CollectionTests
{
    [Fact]
    public void Its_pages_are_published_and_listed_in_its_order_as_every_list_is()
    {
        var site = Build("{title: Our Recipes, order: order}");

        site.Diagnostics.ShouldBeEmpty();
        site["recipes/soup/index.html"].ShouldContain("<p>Hot.</p>");
        site["recipes/index.html"].ShouldContain("<title>Our Recipes</title>");
        site["recipes/index.html"].ShouldContain("/recipes/bread/");
        site["recipes/index.html"].ShouldNotContain("/recipes/soup/");
        site["recipes/page/2/index.html"].ShouldContain("/recipes/soup/");
        site["posts/one/index.html"].ShouldContain("<a href=\"/recipes/soup/\">");
    }

    [Theory]
    [InlineData("{order: title}", "bread soup")]
    [InlineData("{order: date}", "soup bread")]
    [InlineData("", "bread soup")]
    public void A_reader_goes_from_one_to_the_next_in_its_order(string settings, string order)
    {
        var site = Build(settings, ("theme/layouts/page.sbn-html", "<!DOCTYPE html><html lang=en><title>x</title>{{ page.previous.key }} before {{ page.key }}"));

        site[$"recipes/{order.Split(' ')[1]}/index.html"].ShouldContain($"{order.Split(' ')[0]} before {order.Split(' ')[1]}");
    }

    [Fact]
    public void Its_pages_have_the_layout_that_it_names_unless_they_choose_one()
    {
        var site = Build("{layout: card}", ("theme/layouts/card.sbn-html", "<!DOCTYPE html><html lang=en><title>card</title>"));

        site["recipes/soup/index.html"].ShouldContain("card");
    }

    [Fact]
    public void It_has_a_feed_of_its_dated_pages_newest_first_that_its_list_names()
    {
        var site = Build("{title: Our Recipes}", ("recipes/index.md", "---\ntitle: What we cook\n---\nOften."), ("theme/layouts/section.sbn-html", "{{ page.feed_url }}"));

        site["recipes/index.html"].ShouldBe("/recipes/feed.xml");
        site["recipes/feed.xml"].ShouldContain("<title>What we cook · S</title>");
        site["recipes/feed.xml"].ShouldMatch("(?s)<id>.*/recipes/soup/.*<id>.*/recipes/bread/");
        TestSite.Build(("site.yml", "collections: {recipes: {}}"), ("recipes/soup.md", "---\ntitle: Soup\n---\nHot.")).Files.ShouldNotContain("recipes/feed.xml");
    }

    [Fact]
    public void Its_pages_know_their_list_and_themes_know_all_collections()
    {
        var site = Build("{title: Our Recipes}", ("theme/layouts/page.sbn-html", "{{ for above in page.trail; above.url; above.title; end }}|{{ for folder in site.collections; folder.key; folder.title; folder.url; folder.pages.size; end }}"));

        site["recipes/soup/index.html"].ShouldBe("/recipes/Our Recipes|recipesOur Recipes/recipes/2");
        site["llms.txt"].ShouldContain("## Our Recipes\n\n- [Bread]");
    }

    [Fact]
    public void Its_index_gives_the_list_its_title_and_its_text()
    {
        var site = Build("{title: Our Recipes}", ("recipes/index.md", "---\ntitle: What we cook\n---\nOften."));

        site["recipes/index.html"].ShouldContain("<title>What we cook</title>");
        site["recipes/index.html"].ShouldContain("<p>Often.</p>");
    }

    [Theory]
    [InlineData("posts: {}", 4)]
    [InlineData("Guide: {}", 4)]
    [InlineData("my recipes: {}", 4)]
    [InlineData("recipes: {order: titel}", 4)]
    [InlineData("recipes: {titel: x}", 4)]
    [InlineData("recipes: yes", 4)]
    public void A_wrong_one_is_told_at_its_line(string setting, int line)
    {
        var site = TestSite.Build(("site.yml", $"title: S\nbaseUrl: https://example.org/\ncollections:\n  {setting}\n"));

        site.Diagnostics.First().Location.Line.ShouldBe(line);
        site.Diagnostics.First().Location.File.ShouldBe("site.yml");
    }

    [Fact]
    public void A_folder_that_is_no_collection_is_told_of_as_before()
    {
        var site = TestSite.Build(("recipes/soup.md", TestSite.Text("Soup")));

        site.Diagnostics.ShouldContain(diagnostic => diagnostic.Rule == Rules.UnplacedFile);
    }

    private static TestSite Build(string settings, params (string Path, string Text)[] others) => TestSite.Build([
        ("site.yml", $"title: S\nbaseUrl: https://example.org/\npageSize: 1\ncollections:\n  recipes: {settings}\n"),
        ("recipes/soup.md", TestSite.Text("Soup", "Hot.", "order: 2", date: "2026-02-02")),
        ("recipes/bread.md", TestSite.Text("Bread", "See [soup](soup.md).", "order: 1")),
        ("posts/one.md", TestSite.Text("One", "See [soup](../recipes/soup.md).")), .. others]);
}
