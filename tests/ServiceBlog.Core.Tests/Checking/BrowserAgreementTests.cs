using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ServiceBlog.Core.Checking;

namespace ServiceBlog.Core.Tests.Checking;

/// <summary>
/// The check sees the links that a browser sees: on random heaps of markup it finds the same as AngleSharp's parser,
/// which builds the whole tree.
/// </summary>
public sealed class BrowserAgreementTests
{
    /// <summary># becomes the number of a link.</summary>
    private static readonly string[] Pieces =
    [
        "<a href=n#>x</a>", "<a href=n#>x</a>", "<a href=n#>x</a>", "<img alt src=n#>", "<A HREF='n#'>", "</a>", "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>",
        "<svg>", "</svg>", "<g>", "</g>", "<path/>", "<title>", "</title>", "<desc>", "</desc>", "<foreignObject>", "</foreignObject>",
        "<math>", "</math>", "<mi>", "</mi>", "<mtext>", "</mtext>", "<annotation-xml encoding=text/html>", "</annotation-xml>",
        "<template>", "</template>", "<textarea>", "</textarea>", "<style>", "</style>", "<script>", "</script>", "<noscript>", "</noscript>",
        "<iframe>", "</iframe>", "<xmp>", "</xmp>", "<!--", "-->", "--!>", "<!-->", "<!--->", "<![CDATA[", "]]>", "<!x>", "<?x>", "</ >", "<", "</", "<!",
        "<font>", "<font color=red>", "</font>", "<a title=\"", "\">", "'", "=", "/>", "text", "&amp;", "<script/>", "<style/>", "</ScRiPt >", "</style x>",
    ];

    [Fact]
    public void Random_markup_holds_the_links_that_a_browser_finds()
    {
        var random = new Lcg(20261120);
        var disagreements = new List<string>();
        for (var round = 0; round < 2000; round++)
        {
            var page = Heap(random);
            var expected = InBrowser(page);
            var actual = CheckedSite.Of(("page.html", page)).Findings
                .Where(finding => finding.Rule.Name == "broken-link")
                .Select(finding => $"{finding.Element} {finding.Url}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            if (!expected.SequenceEqual(actual))
                disagreements.Add($"{page}\n  browser: {string.Join(", ", expected)}\n  check:   {string.Join(", ", actual)}");
        }

        disagreements.ShouldBeEmpty();
    }

    private static string[] InBrowser(string page) =>
        [.. Links(new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(page))
            .Distinct(StringComparer.Ordinal) // a link that was not closed is made anew in the next paragraph
            .Order(StringComparer.Ordinal)];

    /// <summary>The links of a tree, of its templates, and of what readers without scripts get.</summary>
    private static IEnumerable<string> Links(IParentNode tree) => tree.QuerySelectorAll("*").SelectMany(element => element switch
    {
        IHtmlTemplateElement template => Links(template.Content),
        IHtmlElement { LocalName: "noscript" } when element.ChildElementCount == 0 => Links(WithoutScripts(element.TextContent)),
        _ => LinkOf(element),
    });

    private static IDocumentFragment WithoutScripts(string markup)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = false });
        var fragment = parser.ParseDocument("").CreateDocumentFragment();
        foreach (var node in parser.ParseFragment(markup, parser.ParseDocument("").Body!).ToArray())
            fragment.AppendChild(node);
        return fragment;
    }

    private static IEnumerable<string> LinkOf(IElement element)
    {
        if (element.NamespaceUri == NamespaceNames.MathMlUri && !element.HasAttribute("href"))
            return [];
        var url = element.LocalName == "img" && element is IHtmlElement ? element.GetAttribute("src") : element.LocalName == "a" ? element.GetAttribute("href") : null;
        return url is null ? [] : [$"{element.LocalName} {url}"];
    }

    private static string Heap(Lcg random)
    {
        var page = new StringBuilder("<!doctype html>");
        for (var i = random.Next(14) + 2; i > 0; i--)
            page.Append(Pieces[random.Next(Pieces.Length)].Replace("#", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return page.Append("<a href=last>x</a>").ToString();
    }

    /// <summary>The same numbers on every machine.</summary>
    private sealed class Lcg(uint state)
    {
        private uint _state = state;

        public int Next(int below)
        {
            _state = _state * 1664525 + 1013904223;
            return (int)((_state >> 8) % (uint)below);
        }
    }
}
