using ServiceBlog.Core.Diagnostics;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

/// <summary>
/// A broken link of every kind, each on a site of its own whose theme shows every text on the home page, the section,
/// the tag and the archive as well: one diagnostic each, at the place that <c>«</c> marks in its author's file.
/// </summary>
public sealed class EveryLinkTests
{
    private const string Front = "---\ntitle: A\ndate: 2026-01-02\ntags: [t]\nsummary: s\n---\n";

    private static readonly (string Path, string Text)[] Others =
    [
        ("topics/crm.md", Text("CRM", "## Scope\n\nText.")),
        ("sources/s.md", Text("S", "## One\n\nText.")),
        ("posts/plan.md", Text("Plan", frontMatter: "draft: true")),
        ("posts/tomorrow.md", Text("Tomorrow", date: "2026-11-21")),
        ("static/i.png", ""),
        ("theme/partials/page.sbn-html", """
            <!DOCTYPE html><html lang="en"><head><title>{{ page.title | html.escape }}</title></head><body>
            {{ for entry in site.menu }}<a href="{{ entry.url }}">{{ entry.title }}</a>{{ end }}
            {{ page.content }}
            {{ for item in page.items }}<article>{{ item.content }}</article>{{ end }}
            </body></html>
            """),
    ];

    [Theory]
    [InlineData("broken-link", "See «[x](none.md).")]
    [InlineData("broken-link", "See «[x](../topics/none.md#scope).")]
    [InlineData("broken-anchor", "See «[x](../topics/crm.md#none).")]
    [InlineData("broken-link", "See «[x](/none/).")]
    [InlineData("broken-anchor", "See «[x](#none).")]
    [InlineData("broken-link", "See «[x][r].\n\n[r]: none.md")]
    [InlineData("link-case-mismatch", "See «[x](../topics/CRM.md).")]
    [InlineData("link-case-mismatch", "See «[x](../Topics/crm.md#scope).")]
    [InlineData("link-case-mismatch", "See «[x](/topics/CRM/).")]
    [InlineData("link-case-mismatch", "See «![x](../I.png).")]
    [InlineData("link-case-mismatch", "See «[[Crm]].")]
    [InlineData("link-to-draft", "See «[x](plan.md).")]
    [InlineData("link-to-draft", "See «[x](../posts/plan.md#x).")]
    [InlineData("link-to-draft", "See «[x](/posts/plan/).")]
    [InlineData("link-to-draft", "See «[[plan]].")]
    [InlineData("link-to-draft", "See «[@plan].")]
    [InlineData("link-to-draft", "See «[x](tomorrow.md).")]
    [InlineData("malformed-url", "See «[x](https://a..b:x/).")]
    [InlineData("malformed-url", "See «<https://[bad>.")]
    [InlineData("malformed-url", "See «[x](mailto:).")]
    [InlineData("malformed-url", "See «[x](tel:none).")]
    [InlineData("broken-link", "See «![x](none.png).")]
    [InlineData("broken-link", "See [«![x](none.png)](../topics/crm.md).")]
    [InlineData("malformed-url", "See «![x](https://a%20b/).")]
    [InlineData("broken-link", "See «[[none]].")]
    [InlineData("broken-link", "See «[[none|x]].")]
    [InlineData("broken-anchor", "See «[[crm#none]].")]
    [InlineData("broken-link", "«![[none]]")]
    [InlineData("broken-anchor", "«![[crm#none]]")]
    [InlineData("broken-link", "See «[@none].")]
    [InlineData("broken-link", "See [@s; «@none].")]
    [InlineData("broken-anchor", "See [@s#one; «@s#none].")]
    [InlineData("broken-link", "Text.[^1]\n\n[^1]: See «[x](none.md).")]
    [InlineData("broken-link", "> - # See «[x](none.md)")]
    [InlineData("broken-link", "| a | b |\n|---|---|\n| c | «[x](none.md) |")]
    [InlineData("broken-link", "*a **b «[x](none.md)***")]
    public void In_Markdown(string rule, string text) => Check(rule, "posts/a.md", Front + text);

    [Theory]
    [InlineData("broken-link", "<a href=\"«none/\">x</a>")]
    [InlineData("broken-link", "<a href='/' ping='/ «/none/'>x</a>")]
    [InlineData("broken-link", "<map name=m><area href=«none alt=x></map>")]
    [InlineData("broken-link", "<link rel=stylesheet href=«none.css>")]
    [InlineData("broken-link", "<link rel=preload as=image imagesrcset='/i.png 1x, «none.png 2x'>")]
    [InlineData("broken-link", "<img alt=x width=1 height=1 src=«none.png>")]
    [InlineData("broken-link", "<img alt=x width=1 height=1 src=https://example.net/i.png srcset='https://example.net/i.png 1x, «none.png 2x'>")]
    [InlineData("broken-link", "<picture><source srcset='«none.webp 2x'></picture>")]
    [InlineData("broken-link", "<video controls><source src=«none.webm></video>")]
    [InlineData("broken-link", "<video src=«none.webm></video>")]
    [InlineData("broken-link", "<video poster=«none.png></video>")]
    [InlineData("broken-link", "<audio src=«none.mp3></audio>")]
    [InlineData("broken-link", "<video><track src=«none.vtt></video>")]
    [InlineData("broken-link", "<script src=«none.js></script>")]
    [InlineData("broken-link", "<iframe title=x src=«none.html></iframe>")]
    [InlineData("broken-link", "<iframe title=x srcdoc=\"«<a href='/none'>x</a>\"></iframe>")]
    [InlineData("broken-link", "<embed src=«none.swf>")]
    [InlineData("broken-link", "<object data=«none.pdf></object>")]
    [InlineData("broken-link", "<input type=image alt=x src=«none.png>")]
    [InlineData("broken-link", "<form action=«none></form>")]
    [InlineData("broken-link", "<button formaction=«none>x</button>")]
    [InlineData("broken-link", "<blockquote cite=«none>x</blockquote>")]
    [InlineData("broken-link", "Text <q cite=«none>x</q>")]
    [InlineData("broken-link", "Text <ins cite=«none>x</ins>")]
    [InlineData("broken-link", "Text <del cite=«none>x</del>")]
    [InlineData("broken-link", "<meta property=og:image content=«none.png>")]
    [InlineData("broken-link", "<meta http-equiv=refresh content='9;url=«none/'>")]
    [InlineData("broken-link", "<link rel=canonical href=«https://example.org/none/>")]
    [InlineData("broken-anchor", "<svg><use href=\"«#none\"/></svg>")]
    [InlineData("broken-link", "<svg><image xlink:href=\"«none.png\"/></svg>")]
    [InlineData("broken-link", "<svg><a href=\"«none/\"><text>x</text></a></svg>")]
    [InlineData("broken-anchor", "<svg><rect fill=\"url(«#none)\"/></svg>")]
    [InlineData("broken-anchor", "<img alt=x width=1 height=1 src=https://example.net/i.png usemap=«#none>")]
    [InlineData("broken-id-reference", "<p aria-labelledby=«none>x</p>")]
    [InlineData("broken-id-reference", "<label for=«none>x</label>")]
    [InlineData("broken-link", "<p style=\"background: url(«none.png)\">x</p>")]
    [InlineData("broken-link", "<style>\na { background: url('«none.png') }\n</style>")]
    [InlineData("broken-link", "<style>\n@import '«none.css';\n</style>")]
    [InlineData("broken-link", "<script type=application/ld+json>\n{ \"image\": \"«/none.png\" }\n</script>")]
    [InlineData("malformed-url", "<a href=\"«https://[::1/\">x</a>")]
    [InlineData("malformed-url", "<a href=\"«mailto:\">x</a>")]
    public void In_raw_HTML(string rule, string text) => Check(rule, "posts/a.md", Front + "First.\n\n" + text);

    [Theory]
    [InlineData("unknown-page", "relations:\n  - extends: «none")]
    [InlineData("invalid-address", "permalink: «../../none")]
    [InlineData("invalid-address", "aliases: [«none]")]
    [InlineData("invalid-address", "slug: «a/../b")]
    [InlineData("missing-layout", "layout: «none")]
    [InlineData("topic-without-page", "topics: [crm, «none]")]
    public void In_front_matter(string rule, string lines) =>
        Check(rule, "posts/a.md", $"---\ntitle: A\ndate: 2026-01-02\nsummary: s\n{lines}\n---\nText.");

    [Theory]
    [InlineData("unknown-page", "topics/t.md", "currentView: «none")]
    [InlineData("unknown-page", "topics/t.md", "parent: «none")]
    [InlineData("malformed-url", "sources/t.md", "origin: {name: Blog, url: «'https://[bad/'}")]
    [InlineData("broken-link", "sources/t.md", "hero:\n  image: «/none.png")]
    [InlineData("broken-link", "sources/t.md", "hero:\n  image: «none.png # beside")]
    public void In_front_matter_that_the_theme_shows(string rule, string path, string lines) => Check(rule, path,
        $"---\ntitle: T\ndate: 2026-01-02\n{lines}\n---\nText.",
        ("theme/layouts/source.sbn-html", """
            <!DOCTYPE html><html lang="en"><head><title>x</title></head><body>{{ page.content }}
            {{ if page.origin }}<a href="{{ page.origin.url }}">x</a>{{ end }}
            {{ if page.extra.hero }}<img alt="" width=1 height=1 src="{{ page.extra.hero.image | html.escape }}">{{ end }}</body></html>
            """),
        ("site.yml", "diagnostics: {unknown-key: off}\nrawHtml: allow\n"));

    [Theory]
    [InlineData("broken-link", "site.yml", "menu:\n  - {title: x, url: «/none/}")]
    [InlineData("malformed-url", "site.yml", "menu:\n  - {title: x, url: «'https://[bad/'}")]
    [InlineData("broken-link", "site.yml", "params:\n  logo: «/none.svg")]
    [InlineData("broken-link", "data/friends.yml", "- name: One\n  url: «/none/")]
    [InlineData("broken-link", "data/friends.json", "[{\"url\": «\"/none/\"}]")]
    public void In_settings_and_data(string rule, string path, string text) => Check(rule, path, text,
        ("theme/layouts/home.sbn-html", """
            <!DOCTYPE html><html lang="en"><head><title>x</title></head><body>
            {{ if site.params?.logo }}<img alt="" width=1 height=1 src="{{ site.params.logo | url }}">{{ end }}
            {{ for friend in site.data.friends }}<a href="{{ friend.url | url }}">x</a>{{ end }}</body></html>
            """));

    [Theory]
    [InlineData("broken-link", "theme/layouts/post.sbn-html", "<a href=\"«/none/\">x</a>{{ page.content }}")]
    [InlineData("broken-link", "theme/layouts/post.sbn-html", "<p>{{ for i in 1..3 }}<a href=\"«/none/\">x</a>{{ end }}{{ page.content }}")]
    [InlineData("broken-link", "theme/layouts/post.sbn-html", "<a href=\"{{ «url '/none/' }}\">x</a>{{ page.content }}")]
    [InlineData("broken-anchor", "theme/partials/footer.sbn-html", "<a href=\"«#none\">x</a>")]
    [InlineData("broken-link", "theme/assets/a.css", "a { color: red }\nb { background: url(«none.png) }")]
    [InlineData("broken-link", "static/a.css", "@import url(\n  '«none.css');")]
    [InlineData("broken-link", "static/old/page.html", "<!DOCTYPE html><html lang=en><title>x</title>\n<a href=«none>x</a>")]
    [InlineData("broken-link", "static/pic.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<image href=\"«none.png\"/></svg>")]
    [InlineData("broken-link", "static/old.atom", "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<link href=\"«/none/\"/></feed>")]
    [InlineData("broken-link", "static/sites.xml", "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n<url><loc>«https://example.org/none/</loc></url></urlset>")]
    [InlineData("broken-link", "static/site.webmanifest", "{ \"icons\":\n [ { \"src\": \"«none.png\" } ] }")]
    public void In_themes_and_files(string rule, string path, string text) => Check(rule, path,
        path.Contains("layouts", StringComparison.Ordinal) ? $"<!DOCTYPE html><html lang=en><head><title>x</title></head>\n<body>{text}</body></html>" : text,
        ("theme/partials/footer.sbn-html", ""),
        ("theme/layouts/post.sbn-html", "<!DOCTYPE html><html lang=en><head><title>x</title></head><body>{{ page.content }}{{ include 'footer' }}</body></html>"),
        ("theme/layouts/tag.sbn-html", "<!DOCTYPE html><html lang=en><head><title>x</title></head><body>{{ include 'footer' }}</body></html>"));

    private static void Check(string rule, string path, string marked, params (string, string)[] others)
    {
        var mark = marked.IndexOf('«', StringComparison.Ordinal);
        var line = marked[..mark].Count(letter => letter == '\n') + 1;
        var column = mark - marked[..mark].LastIndexOf('\n');
        (string Path, string Text)[] posts = [("posts/a.md", Front), ("posts/b.md", Front.Replace("A", "B", StringComparison.Ordinal))];
        (string Path, string Text)[] files = [(path, marked.Remove(mark, 1)), .. others, .. Others, .. posts, ("site.yml", "rawHtml: allow\n")];

        var site = Build(new() { BaseUrl = "https://example.org/" }, [.. files.DistinctBy(file => file.Path)]);

        site.Result.Diagnostics.Select(diagnostic => (diagnostic.Rule.Name, diagnostic.Location))
            .ShouldBe([(rule, new SourceLocation(path, line, column))]);
    }
}
