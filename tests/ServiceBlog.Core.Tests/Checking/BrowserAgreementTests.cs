using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

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
        [.. new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(page).All
            .Where(element => element.NamespaceUri != NamespaceNames.MathMlUri || element.HasAttribute("href"))
            .Where(element => element is not IHtmlTemplateElement)
            .Select(element => (element.LocalName, Url: element.LocalName == "img" && element is IHtmlElement ? element.GetAttribute("src") : element.LocalName == "a" ? element.GetAttribute("href") : null))
            .Where(link => link.Url is not null)
            .Select(link => $"{link.LocalName} {link.Url}")
            .Distinct(StringComparer.Ordinal) // a link that was not closed is made anew in the next paragraph
            .Order(StringComparer.Ordinal)];

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
