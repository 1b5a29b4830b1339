using System.Text;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;
using ServiceBlog.Core.Tests.Trust.Fuzzing;
using ServiceBlog.Import;
using ServiceBlog.Import.Placing;
using ServiceBlog.Tests.Importing;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Trust;

/// <summary>What comes from outside the site: files to import, and requests to the preview. Nothing of it brings the program down, and no script
/// comes over.</summary>
public sealed class AnyForeignInputTests
{
    private const string Capture = "Yard notes\n\nPosted by Ada on 3 May 2008\n\nThe pump is late.\n\n2 comments:\n\nBo said...\nSo it is.\n";

    private const string Html = """
        <!DOCTYPE html><html lang="en"><head><title>Pump</title><meta property="article:published_time" content="2008-05-03"><link rel="canonical" href="https://old.example/pump"></head>
        <body><nav><a href="/">Home</a></nav><article><h1>Pump</h1><p>The <b>pump</b> is <a href="javascript:alert(1)">late</a>.</p><ul><li>one<li>two</ul><pre><code class="language-cs">var a = 1;</code></pre>
        <table><tr><th>a</th><td colspan=2 onclick="alert(1)">b</td></tr></table><iframe srcdoc="<script>alert(1)</script>"></iframe><img src="a.png" onerror="alert(1)" alt="x"><svg><script>alert(1)</script></svg></article></body></html>
        """;

    private const string Jekyll = "---\nlayout: post\ntitle: \"Pump\"\ncategories: [a, b]\n---\n{% highlight js %}x{% endhighlight %}\n\n{{ site.title }} <script>alert(1)</script> [a]({% post_url 2008-01-01-a %})\n{% include figure.html src=\"a\" %}\n";

    private const string Hugo = "+++\ntitle = \"Pump\"\ndate = 2008-05-03T10:00:00Z\ntags = [\"a\"]\n[params]\n x = 1\n+++\n{{< figure src=\"a.png\" >}} {{% ref \"b.md\" %}}\n\n<details ontoggle=alert(1)>x</details>\n";

    private static readonly string[] OldTexts =
    [
        "---\ntitle: Pump\n---\nimport B from './_b.mdx'\nexport const a = {b: 1};\n\n<Tabs>\n<TabItem value=\"a\" label={`x`}>\n\n:::note[Late]\n{/* x */}\n:::\n\n</TabItem>\n</Tabs>\n<B a={{b: 1}} /> {props.x} <></>\n",
        "# Pump\n\n!!! note \"Late\"\n    words\n\n=== \"A\"\n    one\n=== \"B\"\n    two\n\n--8<-- \"b.md\"\n\n::: a.b\n    option: 1\n\nTerm {: .a #b }\n{++new++} ++ctrl+a++ :material-a:\n",
        "# Pump\n\n{{#include b.md:1:3}}\n{{#title x}}\n\n```rust,ignore\n# fn main() {}\n```\n[a](b.md#c) [r]\n\n[r]: javascript:alert(1)\n",
        "{% set kept %}x{% endset %}{{ kept | highlight(\"js\") }}\n{% include b.md a=\"1\" %}\n{% raw %}{{ x }}{% endraw %}{% for a in b %}{{ a }}{% endfor %}\n{: .note }\n> x\n",
        "[[Note|words]] ![[a.png|100]] ^block\n> [!note]- Late\n> words\n\n%% x %% ==mark== $a$ #tag\n",
    ];

    private static readonly (string Settings, string Page)[] OldSites =
    [
        ("_config.yml", "_posts/2008-05-03-a.md"), ("hugo.toml", "content/posts/a.md"), ("config.toml", "content/a.md"), (".eleventy.js", "posts/a.md"), ("docusaurus.config.js", "docs/a.mdx"),
        ("astro.config.mjs", "src/content/docs/a.mdx"), ("mkdocs.yml", "docs/a.md"), ("book.toml", "src/a.md"), ("quartz.config.ts", "content/a.md"),
    ];

    private static readonly string[] Requests =
    [
        RawPreview.Request,
        "HEAD /posts/ HTTP/1.1\r\nHost: 127.0.0.1:4000\r\nRange: bytes=0-5\r\nIf-None-Match: \"a\"\r\nConnection: close\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        "GET /.serviceblog/live HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
            + "\u0081\u0085\u0001\u0002\u0003\u0004abcde\u0089\u0080\u0001\u0002\u0003\u0004\u0088\u0082\u0000\u0000\u0000\u0000\u0003\u00e8",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000",
    ];

    [Fact]
    public void Any_file_to_import()
    {
        var exports = new ExportFile(3);
        string[] corpus = [Capture, Html, Jekyll, Hugo, First(exports.WordPress()), First(exports.Blogger(isTakeout: false))];
        Fuzzing.WithMutations(corpus, 250, text =>
        {
            var found = new List<Diagnostic>();
            var isMarkdown = text.StartsWith('+') || text.StartsWith('-');
            var batch = Importer.Read(InputFile.FromText(isMarkdown ? "a.md" : "a.txt", text), _ => null, [], found);
            foreach (var file in new ImportPlan(new ImportTarget("sources"), new ExistingSite([], []), new ImportState(), found).Make([batch], DateTimeOffset.UnixEpoch))
            {
                if (!file.Path.EndsWith(".md", StringComparison.Ordinal))
                    continue;
                var mistakes = new List<Diagnostic>();
                var page = ContentReader.Read(InputFile.FromText(file.Path, Encoding.UTF8.GetString(file.Bytes.Span)), TimeZoneInfo.Utc, mistakes).ShouldNotBeNull();
                MarkdownConverter.Convert(page.Markdown, file.Path, 1, mistakes);
                // Markdown stays what it was, also where it is too much for a site: a check tells it at its line.
                mistakes.ShouldNotContain(mistake => mistake.Rule == Rules.RawHtmlScript
                    || mistake.Severity == Severity.Error && !(isMarkdown && mistake.Rule == Rules.MarkdownTooComplex), string.Join('\n', mistakes));
            }
        });
    }

    [Fact]
    public void Any_folder_to_import()
    {
        Fuzzing.WithMutations([Jekyll, Hugo, .. OldTexts], 250, text =>
        {
            foreach (var (settings, page) in OldSites)
            {
                var found = new List<Diagnostic>();
                InputFile[] files = [InputFile.FromText(settings, "title: Yard\n"), InputFile.FromText(page, text), InputFile.FromText("src/SUMMARY.md", "- [A](a.md)\n"), InputFile.FromText("_includes/b.md", text)];
                if (Importer.ReadFolder([.. files], "old", found) is not { } batch)
                    continue;
                foreach (var file in new ImportPlan(new ImportTarget("posts"), new ExistingSite([], []), new ImportState(), found).Make([batch], DateTimeOffset.UnixEpoch).Where(file => file.Page is not null))
                    ContentReader.Read(InputFile.FromText(file.Path, Encoding.UTF8.GetString(file.Bytes.Span)), TimeZoneInfo.Utc, []).ShouldNotBeNull();
            }
        });
    }

    [Fact]
    public async Task Any_request_to_the_preview()
    {
        await using var preview = await RawPreview.Start();
        Fuzzing.WithMutations(Requests, 150, request =>
        {
            preview.Send(request, waits: false);
            preview.ShouldServe();
        });
    }

    private static string First(string export) => export[..Math.Min(export.Length, 6000)] + "</channel></rss>";
}
