using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ServiceBlog.Core.Content;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

/// <summary>Every feed keeps the rules of its format, whatever authors write or leave out.</summary>
public sealed partial class FeedRulesTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly TestSite[] Sites = [.. new[] { "feeds: {content: full}", "feeds: {content: summary, eachFormat: true}", "author: Editors\ndescription: \"<All> & more\"\nlanguage: de" }.Select(settings => Build(
        ("site.yml", $"title: A & B\nbaseUrl: https://example.org/kb/\nauthors: [Ann Lee, \"Ñ & Co\", Nobody]\ncollections: {{recipes: {{}}}}\n{settings}\n"),
        ("posts/a.md", Text("A <b> & \u0001 ]]> \ud83d\ude00", "Text with [a link](b.md) and ]]> in it.\n\n```js\nif (a && b < c) x = \"\\u0000\";\n```", "tags: [x, \"Y & Z\"]\nauthors: [Ann Lee, \"Ñ & Co\"]\nseries: S\nlanguage: ar\nupdated: 2026-03-03T10:00:00+05:30")),
        ("posts/b.md", "---\ntitle: Undated\n---\n"),
        ("posts/c.md", Text("C", "<p onclick=\"x()\">Raw &nbsp; &copy;</p>\n\n![x](x.svg)", "tags: [x]\ntopics: [crm]", "1999-12-31T23:59:59Z")),
        ("posts/x.svg", "<svg width=\"1\" height=\"1\">"),
        ("recipes/soup.md", Text("Soup", "Hot.")),
        ("topics/crm.md", "---\ntitle: CRM\n---\nWords.\n"),
        ("topics/empty.md", "---\ntitle: Empty\n---\nWords.\n")))];

    public static TheoryData<int, string> Feeds(string extension) =>
        [.. from number in Enumerable.Range(0, Sites.Length) from file in Sites[number].Files where file.EndsWith(extension, StringComparison.Ordinal) select (number, file)];

    [Fact]
    public void There_are_feeds_of_each_kind() => Sites[0].Files.Where(file => file.Contains("feed", StringComparison.Ordinal)).ShouldBe([
        "authors/ann-lee/feed.xml", "authors/nobody/feed.xml", "authors/ñ-co/feed.xml", "feed.json", "feed.xml", "recipes/feed.xml", "series/s/feed.xml",
        "tags/x/feed.xml", "tags/y-z/feed.xml", "topics/crm/feed.xml", "topics/empty/feed.xml"], ignoreOrder: true);

    [Fact]
    public void Each_part_of_the_site_has_each_format_where_a_site_asks_for_that()
    {
        foreach (var atom in Sites[1].Files.Where(file => file.EndsWith("feed.xml", StringComparison.Ordinal)))
        {
            Sites[1].Files.ShouldContain(atom.Replace("feed.xml", "rss.xml", StringComparison.Ordinal));
            Sites[1].Files.ShouldContain(atom.Replace("feed.xml", "feed.json", StringComparison.Ordinal));
        }
        Sites[1]["tags/x/rss.xml"].ShouldContain("<title>C</title>");
    }

    /// <summary>RFC 4287, sections 3 and 4.</summary>
    [Theory]
    [MemberData(nameof(Feeds), "feed.xml")]
    public void Atom_feeds(int site, string path)
    {
        var feed = XDocument.Parse(Sites[site][path]).Root!;

        feed.Name.ShouldBe(Atom + "feed");
        Once(feed, "id", "title", "updated");
        AtMostOnce(feed, "subtitle");
        feed.Elements(Atom + "link").Count(link => (string?)link.Attribute("rel") == "self").ShouldBe(1);
        var entries = feed.Elements(Atom + "entry").ToList();
        entries.ForEach(CheckEntry);
        entries.Select(entry => entry.Element(Atom + "id")!.Value).ShouldBeUnique();
        foreach (var element in feed.DescendantsAndSelf())
            CheckAtomElement(element);
        (feed.Elements(Atom + "author").Any() || entries.TrueForAll(entry => entry.Elements(Atom + "author").Any())).ShouldBeTrue();
    }

    /// <summary>The RSS 2.0 specification of the RSS Advisory Board.</summary>
    [Theory]
    [MemberData(nameof(Feeds), "rss.xml")]
    public void RSS_feeds(int site, string path)
    {
        var root = XDocument.Parse(Sites[site][path]).Root!;
        var channel = root.Elements().ShouldHaveSingleItem();

        ((string?)root.Attribute("version")).ShouldBe("2.0");
        foreach (var name in new[] { "title", "link", "description" })
            channel.Elements(name).ShouldHaveSingleItem().Value.ShouldNotBeEmpty();
        channel.Elements(Atom + "link").ShouldHaveSingleItem().Attribute("href")!.Value.ShouldBe("https://example.org/kb" + UrlPath.Encode($"/{path}"));
        channel.Elements().Select(element => element.Name.LocalName).Except(["title", "link", "description", "language", "lastBuildDate", "item"]).ShouldBeEmpty();
        foreach (var item in channel.Elements("item"))
        {
            item.Elements().GroupBy(element => element.Name).Where(group => group.Count() > 1).Select(group => group.Key.LocalName).Except(["category", "creator"]).ShouldBeEmpty();
            (item.Element("title") ?? item.Element("description")).ShouldNotBeNull();
            IsWhole(item.Element("link")!.Value);
            IsWhole(item.Element("guid")!.Value);
        }
        foreach (var date in channel.Descendants().Where(element => element.Name.LocalName is "pubDate" or "lastBuildDate"))
            DateTimeOffset.ParseExact(date.Value, "ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);
    }

    /// <summary>jsonfeed.org/version/1.1.</summary>
    [Theory]
    [MemberData(nameof(Feeds), "feed.json")]
    public void JSON_feeds(int site, string path)
    {
        using var document = JsonDocument.Parse(Sites[site][path]);
        var feed = document.RootElement;

        feed.GetProperty("version").GetString().ShouldBe("https://jsonfeed.org/version/1.1");
        feed.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        KnowsOnly(feed, "version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items");
        var items = feed.GetProperty("items").EnumerateArray().ToList();
        items.Select(item => item.GetProperty("id").GetString()).ShouldBeUnique();
        foreach (var item in items)
        {
            KnowsOnly(item, "id", "url", "title", "summary", "content_html", "content_text", "date_published", "date_modified", "authors", "language", "tags");
            (item.TryGetProperty("content_html", out _) || item.TryGetProperty("content_text", out _)).ShouldBeTrue();
            IsWhole(item.GetProperty("url").GetString()!);
            foreach (var name in new[] { "date_published", "date_modified" })
            {
                if (item.TryGetProperty(name, out var date))
                    Date().IsMatch(date.GetString()!).ShouldBeTrue();
            }
            if (item.TryGetProperty("authors", out var authors))
                authors.EnumerateArray().ShouldAllBe(author => author.GetProperty("name").GetString()!.Length > 0);
            item.GetProperty("tags").EnumerateArray().ShouldAllBe(tag => tag.ValueKind == JsonValueKind.String);
        }
    }

    private static void CheckEntry(XElement entry)
    {
        Once(entry, "id", "title", "updated");
        AtMostOnce(entry, "published", "summary", "content", "rights", "source");
        entry.Elements(Atom + "link").Count(link => (string?)link.Attribute("rel") == "alternate").ShouldBe(1);
        if (entry.Element(Atom + "content") is { } content)
            ((string?)content.Attribute("type")).ShouldBe("html");
    }

    private static void CheckAtomElement(XElement element)
    {
        element.Name.Namespace.ShouldBe(Atom);
        switch (element.Name.LocalName)
        {
            case "id":
                IsWhole(element.Value);
                break;
            case "updated" or "published":
                Date().IsMatch(element.Value).ShouldBeTrue(element.Value);
                break;
            case "link":
                IsWhole(element.Attribute("href")!.Value);
                break;
            case "category":
                element.Attribute("term")!.Value.ShouldNotBeEmpty();
                break;
            case "author":
                element.Elements().ShouldHaveSingleItem().Name.LocalName.ShouldBe("name");
                element.Value.ShouldNotBeEmpty();
                break;
            case "title" or "subtitle" or "summary" or "content" or "name":
                element.HasElements.ShouldBeFalse();
                break;
            default:
                element.Name.LocalName.ShouldBeOneOf("feed", "entry");
                break;
        }
    }

    private static void Once(XElement parent, params string[] names)
    {
        foreach (var name in names)
            parent.Elements(Atom + name).ShouldHaveSingleItem();
    }

    private static void AtMostOnce(XElement parent, params string[] names)
    {
        foreach (var name in names)
            parent.Elements(Atom + name).Count().ShouldBeLessThan(2);
    }

    private static void KnowsOnly(JsonElement element, params string[] names) => element.EnumerateObject().Select(property => property.Name).Except(names).ShouldBeEmpty();

    private static void IsWhole(string address) => Uri.TryCreate(address, UriKind.Absolute, out _).ShouldBeTrue(address);

    /// <summary>RFC 3339, with the capital letters that Atom demands.</summary>
    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Date();
}
