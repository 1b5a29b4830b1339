using System.Collections.Immutable;
using System.Text;
using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Outputs;
using ServiceBlog.ExternalLinks;

namespace ServiceBlog.Tests.ExternalLinks;

/// <summary>The join with the check of the site's own links.</summary>
public sealed class ExternalReferencesTests
{
    private readonly List<Diagnostic> _diagnostics = [];

    [Fact]
    public void Every_place_of_a_link_becomes_a_reference()
    {
        var links = LinksOf("""
            <!doctype html><html lang=en><title>t</title>
            <a href="https://Host.example/a?b=1&amp;c#d%20e">x</a>
            <img src="https://host.example/a?b=1&amp;c" alt="">
            """);

        var references = ExternalReferences.Of(links, _diagnostics).OrderBy(reference => reference.Location).ToList();

        references.ShouldBe([
            new ExternalReference(new Uri("https://host.example/a?b=1&c#d%20e"), new SourceLocation("index.html", 2, references[0].Location.Column))
            {
                Written = "https://Host.example/a?b=1&c#d%20e", Page = "index.html", Element = "a", Attribute = "href",
            },
            new ExternalReference(new Uri("https://host.example/a?b=1&c"), new SourceLocation("index.html", 3, references[1].Location.Column))
            {
                Written = "https://host.example/a?b=1&c", Page = "index.html", Element = "img", Attribute = "src",
            },
        ]);
        references[0].Url.Fragment.ShouldBe("#d%20e");
        _diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void An_address_that_cannot_be_sent_is_told()
    {
        var links = LinksOf("<a href='https://a..b/'>x</a>");

        ExternalReferences.Of(links, _diagnostics).ShouldBeEmpty();

        var diagnostic = _diagnostics.ShouldHaveSingleItem();
        diagnostic.Rule.ShouldBe(Rules.ExternalNotChecked);
        diagnostic.Url.ShouldBe("https://a..b/");
    }

    private static ImmutableArray<ExternalLink> LinksOf(string html)
    {
        var checker = new SiteChecker(new CheckSettings());
        checker.Add(new OutputFile("index.html", Encoding.UTF8.GetBytes(html)));
        return checker.Finish().ExternalLinks;
    }
}
