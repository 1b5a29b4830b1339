using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;

namespace ServiceBlog.Core.Tests.Trust;

/// <summary>Directives, collections and pictures in texts whose HTML is sanitized, and in those of strangers.</summary>
public sealed class UntrustedDirectiveTests
{
    private const string Box = "<div class=\"box\" title=\"{{ args.key | html.escape }}\"><h2>{{ label }}</h2>{{ content }}</div>";

    [Theory]
    [InlineData("rawHtml: sanitize", false)]
    [InlineData("title: S", true)]
    public void What_a_directive_holds_is_sanitized_and_what_the_theme_makes_of_it_is_not(string settings, bool isUntrusted)
    {
        var site = SiteOf(settings, isUntrusted, ":::box[*Name* <b onclick=\"x()\">bold</b>]{key=\"<script>x()</script>\"}\n<p onclick=\"x()\">Words <img src=\"/a.svg\" alt=\"\" onerror=\"x()\"></p>\n\n<script>x()</script>\n\nAnd [two](two.md).\n:::\n\nAfter.");

        var html = site["recipes/one/index.html"];
        html.ShouldContain("<h2><em>Name</em> <b>bold</b></h2>");
        html.ShouldContain("<a href=\"/recipes/two/\">two</a>");
        html.ShouldContain("class=\"box\"");
        html.ShouldContain("<p>After.</p>");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("onclick");
        html.ShouldNotContain("onerror");
        site.Result.Diagnostics.ShouldContain(diagnostic => diagnostic.Rule.Name == "raw-html-removed");
    }

    [Fact]
    public void A_stranger_opens_no_directive_in_HTML_and_closes_none()
    {
        var site = SiteOf("title: S", isUntrusted: true, ":::box[Name]\n</div></div><div>\n\nWords.\n:::\n\nAfter.");

        var html = site["recipes/one/index.html"];
        html.IndexOf("</div>", StringComparison.Ordinal).ShouldBeGreaterThan(html.IndexOf("Words.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_collection_of_strangers_is_listed_and_its_queries_are_answered()
    {
        var site = SiteOf("title: S", isUntrusted: true, "::pages{kind=recipes}");

        site["recipes/one/index.html"].ShouldContain("two,");
        site["recipes/index.html"].ShouldContain("/recipes/two/");
    }

    [Fact]
    public void Pictures_of_strangers_are_not_decoded()
    {
        var site = TestSite.Build(new BuildOptions { Untrusted = true }, [
            InputFile.FromText("site.yml", "images: {widths: [64]}"), InputFile.FromText("posts/a.md", TestSite.Text("A", "![x](/a.png)")),
            InputFile.FromBytes("static/a.png", ImageCopyTests.PictureOf(200, 100))]);

        site["posts/a/index.html"].ShouldContain("width=\"200\" height=\"100\"");
        site["posts/a/index.html"].ShouldNotContain("srcset");
        site.Single("left-out-untrusted").Location.Line.ShouldBe(1);
    }

    private static TestSite SiteOf(string settings, bool isUntrusted, string text) => TestSite.Build(
        new BuildOptions { Untrusted = isUntrusted },
        ("site.yml", settings + "\ncollections: {recipes: {}}\n"),
        ("recipes/one.md", TestSite.Text("One", text)), ("recipes/two.md", TestSite.Text("Two", "Words.")), ("static/a.svg", "<svg width=\"1\" height=\"1\">"),
        ("themes/default/shortcodes/box.sbn-html", Box), ("themes/default/shortcodes/pages.sbn-html", "{{ for item in items; item.title | string.downcase; ','; end }}"));
}
