using System.Collections.Immutable;
using System.Text;
using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.LinkCheck;
using ServiceBlog.LinkCheck.External;

namespace ServiceBlog.Tests.ExternalLinks;

/// <summary>The join with the check of the site's own links.</summary>
public sealed class ExternalReferencesTests
{
    private readonly List<Finding> _findings = [];

    [Fact]
    public void Every_place_of_a_link_becomes_a_reference()
    {
        var links = LinksOf("""
            <!doctype html><html lang=en><title>t</title>
            <a href="https://Host.example/a?b=1&amp;c#d%20e">x</a>
            <img src="https://host.example/a?b=1&amp;c" alt="">
            """);

        var references = ExternalReferences.Of(links, _findings).OrderBy(reference => reference.Place.Line).ToList();

        references.ShouldBe([
            new ExternalReference(new Uri("https://host.example/a?b=1&c#d%20e"), "index.html", references[0].Place)
            {
                Written = "https://Host.example/a?b=1&c#d%20e", Element = "a", Attribute = "href",
            },
            new ExternalReference(new Uri("https://host.example/a?b=1&c"), "index.html", references[1].Place)
            {
                Written = "https://host.example/a?b=1&c", Element = "img", Attribute = "src",
            },
        ]);
        references.Select(reference => reference.Place.Line).ShouldBe([2, 3]);
        references[0].Url.Fragment.ShouldBe("#d%20e");
        _findings.ShouldBeEmpty();
    }

    [Fact]
    public void An_address_that_cannot_be_sent_is_told()
    {
        var links = LinksOf("<a href='https://a..b/'>x</a>");

        ExternalReferences.Of(links, _findings).ShouldBeEmpty();

        var finding = _findings.ShouldHaveSingleItem();
        finding.Rule.ShouldBe(Rules.ExternalNotChecked);
        finding.Url.ShouldBe("https://a..b/");
    }

    private static ImmutableArray<ExternalLink> LinksOf(string html)
    {
        var checker = new SiteChecker(new CheckSettings());
        checker.Add("index.html", Encoding.UTF8.GetBytes(html));
        return checker.Finish().ExternalLinks;
    }
}
