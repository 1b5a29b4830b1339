using ServiceBlog.Core.Diagnostics;
using ServiceBlog.LinkCheck.Html;

namespace ServiceBlog.Core.Tests.Trust;

/// <summary>What the HTML in a text may do, by the site's policy.</summary>
public sealed class RawHtmlTests
{
    public static TheoryData<string, string> Vectors => new()
    {
        { "<script>alert(1)</script>", "raw-html-script" },
        { "<script src=data:text/javascript,alert(1)></script>", "raw-html-script" },
        { "<script type=module>alert(1)</script>", "raw-html-script" },
        { "<svg><script>alert(1)</script></svg>", "raw-html-script" },
        { "word <img src=x alt='' onerror=alert(1)> word", "raw-html-script" },
        { "<svg onload=alert(1)></svg>", "raw-html-script" },
        { "<details open ontoggle=alert(1)><summary>s</summary></details>", "raw-html-script" },
        { "<p OnClick = 'alert(1)'>a</p>", "raw-html-script" },
        { "<div title='\n\nwords\n\n<b '\nonclick=alert(1)>a</b>", "raw-html-page" },
        { "<iframe srcdoc='<script>alert(1)</script>' title=x></iframe>", "raw-html-script" },
        { "<svg><a><animate attributeName=href values=javascript:alert(1) /></a></svg>", "raw-html-script" },
        { "<svg><a><set attributeName='xlink:href' to='x'/></a></svg>", "raw-html-script" },
        { "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>", "raw-html-script" },
        { "<math><mtext></mtext><a xlink:href='java&Tab;script:alert(1)'>a</a></math>", "script-link" },
        { "<form action='&#106;avascript:alert(1)'><button>b</button></form>", "script-link" },
        { "<button formaction=' javascript:alert(1)'>b</button>", "script-link" },
        { "<img src='data:text/html,<script>alert(1)</script>' alt=x width=1 height=1>", "script-link" },
        { "<object data='data:image/svg+xml,<svg onload=alert(1)>'></object>", "script-link" },
        { "<iframe src=https://other.example/ title=x></iframe>", "raw-html-fetch" },
        { "<iframe src='//other.example/' title=x></iframe>", "raw-html-fetch" },
        { "<embed src=https://other.example/a.swf>", "raw-html-fetch" },
        { "<link rel=stylesheet href=https://other.example/a.css>", "raw-html-fetch" },
        { "<style>@import 'https://other.example/a.css';</style>", "raw-html-fetch" },
        { "<p style='background:url(https://other.example/a.png)'>a</p>", "raw-html-fetch" },
        { "<form action=https://other.example/><button>b</button></form>", "raw-html-fetch" },
        { "<a href=/ ping=https://other.example/>a</a>", "raw-html-fetch" },
        { "<table background=https://other.example/a.png><tr><td>a</td></tr></table>", "raw-html-fetch" },
        { "<svg><image href=https://other.example/a.svg /></svg>", "raw-html-fetch" },
        { "<base href=https://other.example/>", "raw-html-page" },
        { "<meta http-equiv=refresh content='0;url=https://other.example/'>", "raw-html-page" },
        { "<style>body{display:none}</style>", "raw-html-page" },
        { "<p style='po\\73 ition:/**/fixed;inset:0'>a</p>", "raw-html-page" },
        { "<div><template shadowrootmode=open><p>a</p></template></div>", "raw-html-page" },
        { "<!-- never closed", "raw-html-page" },
        { "a <textarea> b", "raw-html-page" },
        { "<textarea>\n\na", "raw-html-page" },
        { "<style>\n\na", "raw-html-page" },
        { "<script type=text/plain>\n\na", "raw-html-page" },
        { "a <plaintext> b", "raw-html-page" },
        { "a <xmp> b", "raw-html-page" },
        { "a <title> b", "raw-html-page" },
        { "<select>\n\na", "raw-html-page" },
        { "<table>\n\na", "raw-html-page" },
        { "<div title=\"never closed\n\na", "raw-html-page" },
        { "</article></main>", "raw-html-page" },
        { "<body class=x>", "raw-html-page" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Report_tells_what_a_text_does_at_its_line(string html, string rule)
    {
        var site = TestSite.Build(("posts/a.md", TestSite.Text("A", "a\n\n" + html)));

        var found = site.Result.Diagnostics.Where(diagnostic => diagnostic.Rule.Name == rule && diagnostic.Location.File == "posts/a.md").ToList();
        found.ShouldNotBeEmpty();
        found[0].Location.Line.ShouldBe(7);
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Sanitize_leaves_nothing_of_it_and_loses_no_other_word(string html, string rule)
    {
        rule.ShouldNotBeNull();
        var site = TestSite.Build(
            ("site.yml", "rawHtml: sanitize\nbaseUrl: https://example.org/"),
            ("posts/a.md", TestSite.Text("A", $"before [b](b.md)\n\n> {html.Replace("\n", "\n> ", StringComparison.Ordinal)}\n\n## After {{#after}}\n\n[b](b.md) <kbd>k</kbd>")),
            ("posts/b.md", TestSite.Text("B", "b [to](a.md#after)")));

        var page = site["posts/a/index.html"];
        ActiveHtml.Find(page[page.IndexOf("<body>", StringComparison.Ordinal)..].Replace("<body>", "", StringComparison.Ordinal).Replace("</body></html>", "", StringComparison.Ordinal)).ShouldBeEmpty();
        page.ShouldContain("before <a href=\"/posts/b/\">b</a>");
        page.ShouldContain("<h2 id=\"after\">After</h2>");
        page.ShouldContain("<a href=\"/posts/b/\">b</a> ");
        site.Result.Diagnostics.ShouldContain(diagnostic => diagnostic.Rule == Rules.RawHtmlRemoved && diagnostic.Location.Line >= 6 && diagnostic.Location.File == "posts/a.md");
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Escape_shows_it_as_text(string html, string rule)
    {
        rule.ShouldNotBeNull();
        var site = TestSite.Build(("site.yml", "rawHtml: escape"), ("posts/a.md", TestSite.Text("A", "a\n\n" + html)));

        var page = site["posts/a/index.html"];
        ActiveHtml.Find(page[(page.IndexOf("<body>", StringComparison.Ordinal) + 6)..page.IndexOf("</body>", StringComparison.Ordinal)]).ShouldBeEmpty();
        page.ShouldContain("&lt;");
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Allow_says_nothing(string html, string rule)
    {
        rule.ShouldNotBeNull();
        var site = TestSite.Build(("site.yml", "rawHtml: allow"), ("posts/a.md", TestSite.Text("A", "a\n\n" + html)));

        site.Result.Diagnostics.ShouldNotContain(diagnostic => diagnostic.Rule.Name.StartsWith("raw-html", StringComparison.Ordinal) || diagnostic.Rule == Rules.ScriptLink);
    }

    [Theory]
    [InlineData("<kbd>Ctrl</kbd> <abbr title='a > b'>ab</abbr> <!-- a note -->")]
    [InlineData("<details>\n<summary>more</summary>\n\n**words**\n\n</details>")]
    [InlineData("<table>\n<tr><td colspan=2>\n\nwords\n\n</td></tr>\n</table>")]
    [InlineData("<img src=data:image/png;base64,iVBORw0K alt=x width=1 height=1>")]
    [InlineData("<video controls src=https://v.example/a.mp4></video>")]
    [InlineData("<div class=\"wide\" style=\"text-align:center\">a</div>")]
    [InlineData("<script type=application/ld+json>{}</script>")]
    [InlineData("<svg width=1 height=1><path d='M0 0'/></svg>")]
    [InlineData("<a href='https://other.example/?u=javascript:x' title='javascript: the parts'>a</a>")]
    [InlineData("<textarea>a <script></textarea>")]
    [InlineData("<div>\n\n<div>a</div>\n\n</div>")]
    [InlineData("`<script>alert(1)</script>`")]
    [InlineData("1 < 2 and <3")]
    public void What_only_marks_the_text_is_not_told(string html) =>
        TestSite.Build(("posts/a.md", TestSite.Text("A", html))).Result.Diagnostics
            .ShouldNotContain(diagnostic => diagnostic.Rule.Name.StartsWith("raw-html", StringComparison.Ordinal));

    [Fact]
    public void Sanitize_leaves_what_is_on_the_list_as_it_was_written()
    {
        const string text = "<details>\n<summary>more</summary>\n\n**words** and <kbd>k</kbd>, H<sub>2</sub>O\n\n</details>\n\n- <span class=\"x\" aria-label=\"l\">a</span>";
        var site = TestSite.Build(("site.yml", "rawHtml: sanitize"), ("posts/a.md", TestSite.Text("A", text)));

        site.Result.Diagnostics.ShouldNotContain(diagnostic => diagnostic.Rule == Rules.RawHtmlRemoved);
        site["posts/a/index.html"].ShouldContain("<details>\n<summary>more</summary>\n<p><strong>words</strong> and <kbd>k</kbd>, H<sub>2</sub>O</p>\n</details>");
        site["posts/a/index.html"].ShouldContain("<li><span class=\"x\" aria-label=\"l\">a</span></li>");
    }

    [Fact]
    public void A_broken_link_behind_sanitized_HTML_is_told_at_its_line()
    {
        var site = TestSite.Build(
            ("site.yml", "rawHtml: sanitize"),
            ("posts/a.md", TestSite.Text("A", "<script>alert(1)</script>\n\n# B\n\n#### C\n\nwords <b onclick=x>a</b>")));

        site.Single("heading-skip").Location.Line.ShouldBe(9);
        site.Result.Diagnostics.Where(diagnostic => diagnostic.Rule == Rules.RawHtmlRemoved).Select(diagnostic => (diagnostic.Location.Line, diagnostic.Location.Column))
            .ShouldBe([(5, 1), (11, 7)]);
    }

    [Fact]
    public void A_reference_to_a_control_character_becomes_none() =>
        TestSite.Build(("site.yml", "rawHtml: sanitize"), ("posts/a.md", TestSite.Text("A", "<b>x&#1;&#27;</b>")))["posts/a/index.html"].ShouldContain("x\uFFFD\uFFFD");

    [Theory]
    [InlineData("<div>", 100_000, "&lt;div&gt;")]
    [InlineData("<!-- a -->\n", 25_000, "&lt;!-- a --&gt;")]
    public void HTML_that_would_take_a_parser_minutes_is_shown_as_text(string html, int count, string shown)
    {
        var site = TestSite.Build(("site.yml", "rawHtml: sanitize"), ("posts/a.md", TestSite.Text("A", string.Concat(Enumerable.Repeat(html, count)))));

        site["posts/a/index.html"].ShouldContain(shown);
    }

    [Theory]
    [InlineData("canonical", false)]
    [InlineData("alternate", false)]
    [InlineData("license me", false)]
    [InlineData("Stylesheet", true)]
    [InlineData("shortcut icon", true)]
    [InlineData("dns-prefetch", true)]
    public void A_link_of_the_head_fetches_only_if_a_browser_follows_it(string rel, bool isTold) =>
        TestSite.Build(("posts/a.md", TestSite.Text("A", $"<link rel=\"{rel}\" href=\"https://other.example/\">"))).Result.Diagnostics
            .Any(diagnostic => diagnostic.Rule == Rules.RawHtmlFetch).ShouldBe(isTold);

    [Fact]
    public void An_unknown_policy_is_an_error() =>
        TestSite.Build(("site.yml", "rawHtml: sanitise"), ("posts/a.md", TestSite.Text("A", "a"))).Single("invalid-setting").Suggestion.ShouldBe("sanitize");
}
