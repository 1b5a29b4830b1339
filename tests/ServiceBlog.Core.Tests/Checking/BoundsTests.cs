using System.Text;

namespace ServiceBlog.Core.Tests.Checking;

/// <summary>Files made to hurt: each would take minutes, or more memory than there is, if it were read naively.</summary>
public sealed class BoundsTests
{
    [Theory]
    [InlineData("<div>")]
    [InlineData("<a href=none>")]
    [InlineData("<svg>")]
    [InlineData("<svg></math>")]
    [InlineData("<template>")]
    [InlineData("</template></svg>")]
    [InlineData("<svg><foreignObject>")]
    [InlineData("<div hidden>")]
    [InlineData("<")]
    [InlineData("</")]
    [InlineData("<!--")]
    [InlineData("<![CDATA[")]
    [InlineData("<a ")]
    [InlineData("<a\n")]
    [InlineData("<a href='")]
    [InlineData("<script>")]
    [InlineData("<script><!--")]
    [InlineData("<title></titl")]
    [InlineData("<style>/*")]
    [InlineData("<style>a{background:url(")]
    [InlineData("<p style='url(\"")]
    [InlineData("&")]
    [InlineData("<a href=&")]
    [InlineData("<img srcset='a ,")]
    [InlineData("<iframe srcdoc=\"&lt;iframe srcdoc='")]
    [InlineData("<p id=a>")]
    [InlineData("<a href=#a>")]
    [InlineData("\n<a\n href=#b>")]
    [InlineData("<label for=x>")]
    [InlineData("<a href='http://[")]
    [InlineData("<a href=//a:b:c@[>")]
    public void Repeating_anything_takes_linear_time(string piece)
    {
        var site = CheckedSite.Of(("page.html", Repeat(piece, 100_000)), ("b.svg", Repeat(piece, 20_000)), ("c.css", Repeat(piece, 20_000)));

        site.Result.Pages.ShouldBe(1);
    }

    [Fact]
    public void A_tag_with_very_many_attributes_is_read() =>
        CheckedSite.Of(("page.html", "<a " + Repeat("href=none ", 200_000) + ">x</a>")).Links.ShouldBe(["page.html:1 broken-link a[href] none"]);

    [Fact]
    public void Very_many_ids_and_links_to_them_are_resolved()
    {
        var page = new StringBuilder();
        for (var i = 0; i < 50_000; i++)
            page.Append("<p id=i").Append(i).Append("><a href=other.html#i").Append(i).Append(">x</a><a href=#i").Append(i).Append(">x</a>");
        var text = page.ToString();

        CheckedSite.Of(("page.html", text), ("other.html", text)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Very_many_broken_links_are_all_told()
    {
        var page = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<a href=n{i}>x</a>\n"));
        var files = Enumerable.Range(0, 2_000).Select(i => ($"folder/file-{i}.html", ""));

        CheckedSite.Of([("page.html", page), .. files]).Links.Count().ShouldBe(20_000);
    }

    [Fact]
    public void Very_many_broken_fragments_are_all_told()
    {
        var page = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<p id=paragraph-number-{i}><a href=#paragraph-nummer-{i}>x</a><label for=paragraph-name-{i}></label>"));

        var site = CheckedSite.Of(("page.html", page), ("other.html", page.Replace("href=#", "href=page.html#", StringComparison.Ordinal)));

        site.Links.Count().ShouldBe(20_000);
        site.Findings[0].Suggestion.ShouldBe("page.html#paragraph-number-0");
    }

    [Fact]
    public void A_path_of_very_many_dots_and_slashes_stays_at_the_root() =>
        CheckedSite.Of(("page.html", $"<a href='{Repeat("../", 100_000)}page.html'>x</a><a href='{Repeat("a/", 50_000)}{Repeat("../", 50_000)}page.html'>x</a>"))
            .Findings.ShouldBeEmpty();

    [Fact]
    public void A_path_of_very_many_slashes_is_looked_up_once() =>
        CheckedSite.Of(("a/page.html", $"<a href='../a{Repeat("/", 200_000)}page.html'>x</a><a href='../a{Repeat("/", 200_000)}none.html'>x</a>"))
            .Names.ShouldBe(["doubled-slash", "broken-link"]);

    [Fact]
    public void Whatever_bytes_are_called_HTML_are_read_to_their_end()
    {
        var bytes = new byte[1 << 20];
        uint state = 1;
        for (var i = 0; i < bytes.Length; i++)
        {
            state = state * 1664525 + 1013904223;
            bytes[i] = (byte)(state >> 24);
        }
        var site = CheckedSite.At(null, ("a.html", bytes), ("b.css", bytes), ("c.svg", bytes), ("d.xml", bytes), ("e.webmanifest", bytes),
            ("f.html", [0xFF, 0xFE, .. bytes]), ("g.html", [.. "<meta charset=gb18030>"u8, .. bytes]), ("h.html", []), ("i.html", [0xFF, 0xFE, 0x00]));

        site.Names.ShouldContain("invalid-encoding");
        site.Result.Pages.ShouldBe(5);
    }

    [Fact]
    public void The_findings_depend_neither_on_order_nor_on_threads()
    {
        (string, string)[] files = [.. Enumerable.Range(0, 200).Select(i => ($"p{i % 7}/{i}.html", $"<a href=../p{i % 5}/{i * 3 % 250}.html#x>x</a><a href=/nav.html>x</a><a href=https://e.example/{i % 9}>x</a>"))];

        var site = CheckedSite.Of(files);
        var reversed = CheckedSite.Of([.. files.Reverse()]);

        reversed.Findings.ShouldBe(site.Findings);
        reversed.Result.ExternalLinks.Select(link => (link.Url, string.Join('|', link.Places)))
            .ShouldBe(site.Result.ExternalLinks.Select(link => (link.Url, string.Join('|', link.Places))));
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
