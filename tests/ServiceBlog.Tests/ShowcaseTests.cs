using System.IO.Compression;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Search;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests;

/// <summary>The site in <c>input/</c>, built from this repository with the default theme.</summary>
public sealed class ShowcaseTests(ShowcaseTests.BuiltSite site) : IClassFixture<ShowcaseTests.BuiltSite>
{
    [Fact]
    public void It_builds_without_an_error_or_a_warning()
    {
        site.ExitCode.ShouldBe(0, site.Said);
        site.Said.ShouldContain("0 warnings, 0 errors");
    }

    [Fact]
    public void Every_declaration_of_the_style_sheets_is_whole()
    {
        var broken = new List<string>();
        foreach (var file in Directory.EnumerateFiles(site.Output, "*.css", SearchOption.AllDirectories))
        {
            var css = string.Concat(File.ReadAllText(file).Split('"').Where((_, i) => i % 2 == 0));
            for (var start = 0; css.AsSpan(start).IndexOfAny("{};") is >= 0 and var length; start += length + 1)
            {
                var part = css.AsSpan(start, length);
                var isDeclaration = css[start + length] != '{' && part is not ("" or ['@', ..]);
                if (isDeclaration && (part.IndexOf(':') <= 0 || part[..part.IndexOf(':')].ContainsAny("(,") || part.Count('(') != part.Count(')')))
                    broken.Add($"{Path.GetFileName(file)}: {part}");
            }
        }

        broken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("topics/loyalty/index.html")]
    [InlineData("topics/standards/index.html")]
    [InlineData("topics/crm/index.html")]
    [InlineData("tags/index.html")]
    [InlineData("archive/2007/index.html")]
    [InlineData("feed.xml")]
    [InlineData("rss.xml")]
    [InlineData("sitemap.xml")]
    [InlineData("404.html")]
    public void It_holds(string file) => File.Exists(Path.Combine(site.Output, file)).ShouldBeTrue();

    [Theory]
    [InlineData("posts")]
    [InlineData("sources")]
    [InlineData("topics")]
    [InlineData("guide")]
    public void Every_page_is_at_most_three_clicks_from_home(string folder)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var last = reached.ToList();
        for (var click = 0; click < 3; click++)
        {
            last = [.. last.SelectMany(site.LinksOf).Distinct(StringComparer.Ordinal).Where(reached.Add)];
        }

        site.PagesOf(folder).ShouldNotBeEmpty();
        site.PagesOf(folder).Except(reached).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("install", "/guide/start/#install")]
    [InlineData("docker", "/guide/start/#install")]
    [InlineData("add a picture", "/guide/start/#add-a-picture")]
    [InlineData("rename a picture", "/guide/authoring/#move-a-page")]
    [InlineData("footnotes", "/guide/markdown/#footnotes")]
    [InlineData("task lists", "/guide/markdown/#lists")]
    [InlineData("alerts", "/guide/markdown/#callouts")]
    [InlineData("definition lists", "/guide/markdown/#definitions-and-abbreviations")]
    [InlineData("mathematics", "/guide/compare/#what-it-lacks")]
    [InlineData("licence", "/guide/compare/#what-it-lacks")]
    [InlineData("pageSize", "/guide/settings/")]
    [InlineData("feedItems", "/guide/settings/")]
    [InlineData("delete samples", "/guide/start/#check-and-publish")]
    [InlineData("draft", "/guide/authoring/#drafts")]
    [InlineData("comments", "/guide/writing/#comments-of-readers")]
    [InlineData("GitHub Pages", "/guide/hosting/#github-pages")]
    [InlineData("nginx", "/guide/hosting/#nginx")]
    [InlineData("redirects", "/guide/hosting/")]
    [InlineData("compression", "/guide/hosting/#headers")]
    [InlineData("check strict", "/guide/publishing/#check-without-building")]
    [InlineData("completion", "/guide/commands/#completion")]
    [InlineData("own domain", "/guide/hosting/")]
    [InlineData("logo", "/guide/your-theme/#a-logo")]
    public void What_newcomers_ask_is_found_by_one_search(string question, string answer) =>
        site.Search.Find(SearchQuery.Parse(question), 5).Select(result => result.Url).ShouldContain(answer);

    [Fact]
    public void Every_link_within_it_leads_to_a_file()
    {
        var broken =
            from page in site.Pages
            from link in site.LinksOf(page)
            where !File.Exists(site.FileOf(link))
            select $"{page} → {link}";

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Every_source_shows_what_cites_it() =>
        site.PagesOf("sources").ShouldAllBe(source => site.LinksOf(source).Count(link => link.StartsWith("/posts/", StringComparison.Ordinal) && link != "/posts/") >= 2);

    [Theory]
    [InlineData("/", "WebSite")]
    [InlineData("/topics/crm/", "DefinedTerm")]
    [InlineData("/posts/complaints-as-evidence/", "BlogPosting")]
    [InlineData("/sources/customer-service-shake-up/", "CreativeWork")]
    [InlineData("/guide/start/", "TechArticle")]
    public void A_page_tells_machines_what_it_is(string page, string type)
    {
        using var data = JsonDocument.Parse(site.Parse(page).QuerySelector("script[type='application/ld+json']")!.TextContent);

        data.RootElement.GetProperty("@graph").EnumerateArray().Select(thing => thing.GetProperty("@type").GetString()).ShouldBe([type, "BreadcrumbList"]);
    }

    /// <summary>Each thing names a type of schema.org, and the way down to the page is whole.</summary>
    [Fact]
    public void Every_page_has_sound_data_for_machines()
    {
        string[] types = ["WebSite", "CollectionPage", "WebPage", "Article", "TechArticle", "BlogPosting", "CreativeWork", "DefinedTerm"];
        foreach (var page in site.Pages)
        {
            using var data = JsonDocument.Parse(site.Parse(page).QuerySelector("script[type='application/ld+json']")!.TextContent);
            data.RootElement.GetProperty("@context").GetString().ShouldBe("https://schema.org");
            var things = data.RootElement.GetProperty("@graph").EnumerateArray().ToList();
            things.Count.ShouldBe(2);
            things[0].GetProperty("@type").GetString().ShouldBeOneOf(types);
            things[0].GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
            var way = things[1].GetProperty("itemListElement").EnumerateArray().ToList();
            way.Select(step => step.GetProperty("position").GetInt32()).ShouldBe(Enumerable.Range(1, way.Count), page);
            way.ShouldAllBe(step => step.GetProperty("name").GetString()!.Length > 0 && Uri.IsWellFormedUriString(step.GetProperty("item").GetString(), UriKind.Absolute));
        }
    }

    [Fact]
    public void Every_page_has_a_picture_for_previews() =>
        site.Pages.ShouldAllBe(page => site.Parse(page).QuerySelector("meta[property='og:image']")!.GetAttribute("content")!.StartsWith("https://", StringComparison.Ordinal));

    /// <summary>With gzip, as hosts compress.</summary>
    [Fact]
    public void An_article_and_what_it_loads_take_16_kilobytes_at_most() =>
        site.PagesOf("posts").Where(page => !page.Contains("/page/", StringComparison.Ordinal))
            .Where(page => site.LoadedBy(page).Prepend(page).Sum(site.CompressedSize) > 16 * 1024).ShouldBeEmpty();

    [Theory]
    [InlineData("/posts/crm-before-the-software/", "site")]
    [InlineData("/sources/customer-service-shake-up/", "site sources")]
    [InlineData("/guide/start/", "site code")]
    [InlineData("/guide/directives/", "site code directives")]
    [InlineData("/topics/loyalty/", "site lists")]
    public void A_page_loads_the_style_sheets_that_it_needs(string page, string sheets) =>
        string.Join(' ', site.LoadedBy(page).Where(file => file.EndsWith(".css", StringComparison.Ordinal)).Select(file => file.Split('/')[^1].Split('.')[0])).ShouldBe(sheets);

    [Fact]
    public void A_second_build_writes_nothing()
    {
        var before = site.Stamps();

        site.Build().ShouldBe(0);

        site.Stamps().ShouldBe(before);
    }

    public sealed class BuiltSite : IDisposable
    {
        private readonly TempFolder _folder = new();

        public BuiltSite() => ExitCode = Build();

        public string Output => _folder["output"];

        public int ExitCode { get; }

        public string Said { get; private set; } = "";

        public SiteSearch Search { get; private set; } = null!;

        /// <summary>Every page, by its path within the site.</summary>
        public IEnumerable<string> Pages => Directory.EnumerateFiles(Output, "index.html", SearchOption.AllDirectories)
            .Select(file => "/" + Path.GetRelativePath(Output, file)[..^"index.html".Length].Replace('\\', '/'));

        public IEnumerable<string> PagesOf(string folder) =>
            Pages.Where(page => page.StartsWith($"/{folder}/", StringComparison.Ordinal) && page != $"/{folder}/");

        public string FileOf(string path) => Path.Combine(Output, path.EndsWith('/') ? path[1..] + "index.html" : path[1..]);

        public IHtmlDocument Parse(string page) => new HtmlParser().ParseDocument(File.ReadAllText(FileOf(page)));

        /// <summary>Where a page's links within the site lead, without fragments.</summary>
        public IEnumerable<string> LinksOf(string page) => !File.Exists(FileOf(page)) || !FileOf(page).EndsWith(".html", StringComparison.Ordinal)
            ? []
            : Parse(page).QuerySelectorAll("a[href^='/'], link[href^='/']")
                .Select(link => link.GetAttribute("href")!.Split('#')[0]);

        /// <summary>The style sheets and scripts that a browser fetches with a page.</summary>
        public IEnumerable<string> LoadedBy(string page) => Parse(page).QuerySelectorAll("link[rel=stylesheet], script[src]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!);

        public long CompressedSize(string path)
        {
            using var compressed = new MemoryStream();
            using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
                gzip.Write(File.ReadAllBytes(FileOf(path)));
            return compressed.Length;
        }

        public IEnumerable<string> Stamps() => Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(file => $"{file} {File.GetLastWriteTimeUtc(file).Ticks}");

        public int Build()
        {
            using var output = new StringWriter();
            using var error = new StringWriter();
            var exitCode = ServiceBlog.Program.Run(["build", "--output", Output], new ShellContext
            {
                Terminal = new Terminal(output, error),
                WorkingDirectory = Repository.Root,
                HomeFolder = _folder["home"],
                ProgramFolder = AppContext.BaseDirectory,
                Clock = TimeProvider.System,
                Pipeline = (input, target) =>
                {
                    var result = SitePipeline.Run(input, target);
                    Search ??= result.Search!.Value;
                    return result;
                },
            });
            Said = output.ToString() + error;
            return exitCode;
        }

        public void Dispose() => _folder.Dispose();
    }
}
