using System.Globalization;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Trust;

/// <summary>Templates, the preview, clocks and cultures.</summary>
public sealed partial class FortyFaultsTests
{
    [Theory]
    [InlineData("for x in 1..1000000000; x; end")]
    [InlineData("while true; end")]
    [InlineData("include 'self'")]
    public void F33_no_template_goes_on_for_ever(string code) => Fails("template-error",
        ("theme/layouts/post.sbn-html", $"{{{{ {code} }}}}"), ("theme/partials/self.sbn-html", "{{ include 'self' }}"), ("posts/a.md", Page()));

    [Fact]
    public void F33_what_stands_in_a_page_is_never_run()
    {
        Add(("posts/a.md", "---\ntitle: '{{ 7*7 }}<script>alert(1)</script>'\ndate: 2026-01-02\n---\n{{ 6*7 }} {{ include 'x' }}\n"));
        Build().ShouldBe(0, _shell.Out);
        Read("posts/a/index.html").ShouldContain("{{ 6*7 }}");
        foreach (var (path, text) in TempFolder.Texts(_shell.Folder["output"]).Where(file => Path.GetExtension(file.Key) is ".html" or ".xml"))
            text.ShouldNotContain("<script>alert", customMessage: path);
    }

    [Theory]
    [InlineData("[a](/ \"\\\"><script>alert(1)</script>\")")]
    [InlineData("![\\\"><script>alert(1)</script>](https://e.example/x.png)")]
    [InlineData("[a](/?\"><script>alert(1)</script>)")]
    [InlineData("# A {title='\"><script>alert(1)</script>'}")]
    public void F34_titles_and_attributes_are_escaped(string text)
    {
        Add(("posts/a.md", Page(text: text)));
        Build("--no-check");
        Read("posts/a/index.html").ShouldNotContain("\"><script>alert");
    }

    [Theory]
    [InlineData("{{ include '../../../secret' }}")]
    [InlineData("{{ include '/etc/passwd' }}")]
    [InlineData("{{ env 'HOME' }}")]
    [InlineData("{{ date.now }}")]
    public void F35_a_theme_reaches_nothing_outside(string template) =>
        Fails("template-error", ("theme/layouts/post.sbn-html", template), ("posts/a.md", Page()));

    [Theory]
    [InlineData("/../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/..%2f..%2fetc/passwd")]
    [InlineData("/..%5c..%5cetc/passwd")]
    [InlineData("/%00")]
    [InlineData("//etc/passwd")]
    [InlineData("/.serviceblog/../../../etc/passwd")]
    [InlineData("http://localhost/../../etc/passwd")]
    public async Task F36_the_preview_serves_nothing_outside(string path)
    {
        await using var preview = await RawPreview.Start();

        var answer = preview.Send($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        answer.ShouldMatch("^HTTP/1.1 40[04] ");
        answer.ShouldNotContain("root:");
        answer.ShouldNotContain(Repository.Root);
        preview.ShouldServe();
    }

    [Theory]
    [InlineData("Host: evil.example\r\n")]
    [InlineData("Host: localhost.evil.example\r\n")]
    [InlineData("Host: localhost\r\nOrigin: https://evil.example\r\n")]
    [InlineData("Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n")]
    public async Task F37_the_preview_refuses_other_hosts_and_sites(string headers)
    {
        await using var preview = await RawPreview.Start();
        foreach (var path in (string[])["/", "/index.html?raw", "/.serviceblog/live", "/.serviceblog/preview.js"])
        {
            var answer = preview.Send($"GET {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n");
            answer.ShouldMatch("^HTTP/1.1 40[03] ");
            answer.ShouldNotContain("home");
            answer.ShouldNotContain("Access-Control");
        }
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: [\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: ://\u0001\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001")]
    public async Task F38_the_preview_survives_what_it_is_sent(string request)
    {
        await using var preview = await RawPreview.Start();
        var idle = Enumerable.Range(0, 300).Select(_ => preview.Connect()).ToList();
        try
        {
            foreach (var client in idle.Take(100))
                client.GetStream().Write("GET / HT"u8);
            preview.Send(request, waits: false);
            preview.Send($"GET / HTTP/1.1\r\nHost: localhost\r\nX: {new string('x', 1 << 20)}\r\n\r\n").ShouldStartWith("HTTP/1.1 431 ");
            preview.ShouldServe();
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void F39_the_culture_makes_no_difference(string culture)
    {
        Add(("posts/a.md", Page("tags: [Info]")), ("site.yml", "timeZone: America/St_Johns\n"));
        Build("--no-cache").ShouldBe(0);
        var before = TempFolder.Texts(_shell.Folder["output"]);
        var own = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            _shell.Run("build", "--no-cache", "--output", "other").ShouldBe(0);
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }
        TempFolder.Texts(_shell.Folder["other"]).ShouldBe(before);
    }

    [Fact]
    public void F40_a_second_build_is_the_same_byte_for_byte()
    {
        Add(("posts/a.md", Page("tags: [t]")), ("topics/t.md", Page()));
        Build("--no-cache").ShouldBe(0);
        ShouldEqualClean();
    }
}
