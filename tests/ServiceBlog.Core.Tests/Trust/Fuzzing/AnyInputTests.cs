using System.Text;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Tests.Incremental;
using ServiceBlog.LinkCheck.Html;

namespace ServiceBlog.Core.Tests.Trust.Fuzzing;

/// <summary>
/// Whatever stands in a file of a site, a build ends in pages or in diagnostics, and never in an exception. A diagnostic names a place within
/// the text. No page holds a control character; a page of strangers holds nothing that acts; and an incremental build equals a clean one.
/// </summary>
public sealed class AnyInputTests
{
    private static readonly string[] FrontMatter =
    [
        "---\n", "---\n", "title: A\n", "title: ", "date: 2026-01-02\n", "date: ", "tags: [a, b]\n", "tags:\n", "  - a\n", "- ", "  ", "aliases: [/old/]\n", "permalink: ", "slug: ", "/a/\n", "topics: t\n", "series: s\n",
        "draft: true\n", "expires: 2020-01-01\n", "layout: post\n", "layout: none\n", "origin: {name: n, url: 'https://o.example/'}\n", "relations: [{extends: b}]\n", "params: {k: [1, {v: 2}]}\n", "reviewed: {by: x, date: 2026-01-01, hash: 0}\n",
        "order: 1\n", "language: ar\n", "search: false\n", "summary: |\n  text\n", "currentView: b\n", "parent: t\n", "synonyms: [x]\n", "&a ", "*a ", "!!str ", "? ", "{", "}", "[", "]", ",", ":", "\"", "'", "\"\\u0001\"", "#", "\t", "\r\n", "\r", "\u2028",
        "\ufeff", "\u202e", "...\n", "+++\n", "x", "1", "~", "null", "\n", "@", "%", "|", ">", "<script>", "javascript:alert(1)", "2026-13-01", "é", "\U0001F600",
    ];

    private static readonly string[] Markdown =
    [
        "a", " ", "\n", "\n\n", "# H\n", "### H {#x .c}\n", "- a\n", "  - b\n", "1. a\n", "> q\n", "> [!note] T\n", "```cs title=\"x\" {1}\n", "```\n", "    code\n", "| a | b |\n", "|---|---|\n", "***\n", "*", "**", "_", "~~", "`", "[", "]", "(", ")",
        "[a](b.md)", "[a](b.md#x \"t\")", "[r]: /x \"t\"\n", "![a](b.png){width=1}", "[[b]]", "[[b#x|s]]", "![[b]]", "![[b#x]]", "![[a]]", "[@b]", "[@b#x; @c]", "[^1]", "[^1]: n\n", ":::note\n", ":::\n", ":kbd[a]", "::contents\n", "::list{kind=post}\n",
        "<b>", "</b>", "<div>", "</div>", "<script>", "</script>", "<style>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>", "<!--", "-->", "<iframe srcdoc='<script>'>", "<svg><set attributeName=href to=x>", "<p title=\"", "<![CDATA[", "<?x",
        "https://e.example/x", "a@e.example", "&#1;", "&amp;", "&#x202e;", "\\", "\u0001", "\0", "\u001b[31m", "\u202e", "\ufeff", "\r", "\t", "$x^2$", "\"q\"", "...", "--", "{x}", "{#y}", "\u0645", "\u8336", "\U0001F600", "<base href=//e>", "<meta http-equiv=refresh>",
    ];

    private static readonly string[] Settings =
    [
        "title: T\n", "baseUrl: https://e.example/\n", "baseUrl: x\n", "language: de\n", "rawHtml: sanitize\n", "rawHtml: escape\n", "rawHtml: allow\n", "menu:\n", "  - ", "{title: M, url: /posts/}\n", "{title: M, url: 'javascript:x'}\n", "glossary: true\n", "map: true\n",
        "health: {page: true}\n", "vault: true\n", "collections: {recipes: {title: R, order: date}}\n", "collections: {posts: {}}\n", "feeds: {content: full}\n", "images: {widths: [1, 2]}\n", "hosting: [nginx, netlify]\n", "hosting: x\n", "diagnostics: {broken-link: off}\n",
        "diagnostics: {x: y}\n", "params: {a: 1}\n", "search: {weights: {title: 2}}\n", "search: {exclude: [posts]}\n", "smartPunctuation: true\n", "timeZone: America/St_Johns\n", "timeZone: x\n", "outputs: {robots: false}\n", "theme: none\n", "authors: {a: {name: A}}\n",
        "externalLinks: {ignore: ['*']}\n", "pagination: 0\n", "pagination: 99999999999\n", "permalinks: {posts: '/:year/:slug/'}\n", "contentSecurityPolicy: off\n", "redirects: {/a/: /b/}\n", "&a ", "*a", "[", "]", "{", "}", ":", "\"", "\n", "  ", "- ", "#", "\t", "\0", "\u0001", "x", "1e999", "-1", "~",
    ];

    private static readonly string[] Tags =
    [
        "a:", "b:", " A label\n", "\n", "  label: L\n", "  description: D\n", "  synonyms: [x, y]\n", "  merged: [b, c]\n", "  merged: [a]\n", "c: {label: C, slug: d}\n", "d: {topics: [t]}\n", "[", "]", "{", "}", "- ", "&a ", "*a", "\"", ": ", "#", "\t", "\0", "x", "é", "e\u0301", "C#", "c++", "..", "/",
    ];

    /// <summary>Texts of people, from which mutation starts.</summary>
    private static readonly string[] Guide = [.. Directory.EnumerateFiles(Path.Combine(ArchitectureTests.Root, "input"), "*.md", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(File.ReadAllText).Where(text => text.Length < 12_000)];

    private static readonly string[] Policies = ["", "rawHtml: sanitize\n", "rawHtml: escape\n", "vault: true\n", "smartPunctuation: true\nglossary: true\n"];

    private int _round;

    [Fact]
    public void Any_front_matter() => Fuzzing.WithFragments(FrontMatter, 250, text => Check("posts/a.md", text));

    [Fact]
    public void Any_Markdown() => Fuzzing.WithFragments(Markdown, 250, text => Check("posts/a.md", TestSite.Text("A", text)));

    [Fact]
    public void Any_settings() => Fuzzing.WithFragments(Settings, 200, text => Check("site.yml", text));

    [Fact]
    public void Any_tags() => Fuzzing.WithFragments(Tags, 150, text => Check("tags.yml", text));

    [Fact]
    public void Any_page_that_was_one() => Fuzzing.WithMutations(Guide, 120, text => Check("guide/a.md", text));

    [Fact]
    public void Any_settings_that_were_some() =>
        Fuzzing.WithMutations([string.Concat(Settings.Take(30).Where((_, at) => at is not 2)), .. Settings, File.ReadAllText(Path.Combine(ArchitectureTests.Root, "input/site.yml"))], 120, text => Check("site.yml", text));

    [Fact]
    public void Any_comment() => Fuzzing.WithMutations([.. Guide, TestSite.Text("A", string.Concat(Markdown), "author: x")], 100, text => Check("comments/b/1.md", text));

    [Fact]
    public void Any_texts_one_after_the_other()
    {
        var site = new LivingSite();
        foreach (var (path, text) in new RandomTheme(new Random(1), mostReads: 8).Files())
            site.Theme[path] = text;
        site.Files["posts/b.md"] = TestSite.Text("B", "b\n\n## H {#x}\n\n[a](a.md) ![[a#x]] [@a]", "tags: [a]");
        Fuzzing.WithMutations([.. Guide, .. Enumerable.Range(0, 20).Select(at => TestSite.Text("A", string.Concat(Markdown.Skip(at * 5))))], 40, text =>
        {
            site.Files["site.yml"] = Policies[_round++ % Policies.Length] + $"diagnostics: {RandomEdits.Lenient}\n";
            site.Files[_round % 3 == 0 ? "topics/c.md" : "posts/a.md"] = text;
            var result = site.Build();
            var (clean, files) = site.BuildClean();
            result.Diagnostics.Select(found => found.ToString()).ShouldBe(clean.Diagnostics.Select(found => found.ToString()));
            if (!clean.Succeeded)
                return;
            foreach (var (path, content) in files)
                Encoding.UTF8.GetString(site.Published[path]).ShouldBe(Encoding.UTF8.GetString(content), path);
        });
    }

    private void Check(string path, string text)
    {
        var round = _round++;
        var files = new List<(string Path, string Text)>
        {
            (path, text),
            ("posts/b.md", TestSite.Text("B", "b\n\n## H {#x}\n\n[a](a.md) ![[a#x]] [@a]", "tags: [a]\nauthor: a")),
            ("topics/t.md", TestSite.Text("T", "t", "synonyms: [calls]")),
        };
        if (path != "site.yml")
            files.Add(("site.yml", Policies[round % Policies.Length]));
        var isUntrusted = round % 3 == 0;

        var site = TestSite.Build(new BuildOptions { Untrusted = isUntrusted }, [.. files]);

        foreach (var diagnostic in site.Result.Diagnostics)
            ShouldBeWithin(diagnostic, files);
        foreach (var file in site.Files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)))
        {
            var page = site[file];
            page.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t')).ShouldBeFalse($"a control character in {file}");
            if (isUntrusted)
                ActiveHtml.Find(page[(page.IndexOf("<body>", StringComparison.Ordinal) + 6)..page.LastIndexOf("</body>", StringComparison.Ordinal)]).ShouldBeEmpty(file);
        }
    }

    private static void ShouldBeWithin(Diagnostic diagnostic, List<(string Path, string Text)> files)
    {
        var place = diagnostic.Location;
        diagnostic.Message.ShouldNotBeNullOrWhiteSpace();
        if (place.Line == 0 || files.Find(file => file.Path == place.File).Text is not { } text)
            return;
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        place.Line.ShouldBeInRange(1, lines.Length, diagnostic.ToString());
        place.Column.ShouldBeInRange(1, lines[place.Line - 1].Length + 2, diagnostic.ToString());
    }
}
