using System.Text.Json;
using ServiceBlog.Core.Building;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Commands;

/// <summary><c>health</c> over Core's pipeline and the shipped theme.</summary>
public sealed class HealthCommandTests : IDisposable
{
    private const string Baseline = "input/health.json";

    private readonly Shell _shell = new() { Pipeline = SitePipeline.Run, ProgramFolder = AppContext.BaseDirectory };

    public HealthCommandTests()
    {
        _shell.Folder.Add("input/site.yml", "title: T\nbaseUrl: https://example.org/\nhealth: {thinTopic: 1}\ndiagnostics: {topic-without-view: off}\n");
        _shell.Folder.Add("input/topics/loyalty.md", "---\ntitle: Loyalty\nsummary: S\n---\n[a](../posts/a.md)\n");
        _shell.Folder.Add("input/posts/a.md", "---\ntitle: A\ndate: 2026-01-02\nsummary: S\ntopics: [loyalty]\n---\n[[loyalty]]\n");
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_sound_site_ends_with_0()
    {
        _shell.Run("health").ShouldBe(0, _shell.Out + _shell.Error);
        _shell.Out.ShouldStartWith("Examined in ");
        _shell.Out.ShouldContain(": 9 pages, 0 findings.");
        _shell.Error.ShouldBeEmpty();
    }

    [Fact]
    public void People_see_the_findings_by_kind_with_what_to_do_and_the_coverage_of_sources()
    {
        _shell.Folder.Add("input/sources/s.md", "---\ntitle: Source\ndate: 2026-01-02\nsummary: S\n---\n## One\n\n## Two\n\n[[a]]\n");
        _shell.Folder.Add("input/posts/b.md", "---\ntitle: B\ndate: 2026-01-02\nsummary: S\n---\nSays [@s#one].\n");

        _shell.Run("health").ShouldBe(1);

        _shell.Out.ShouldContain("orphan-page [SB0901] 1 finding\n  Nothing leads to a page but lists:");
        _shell.Out.ShouldContain("\n  input/posts/b.md:2:8: warning: nothing leads to \"B\" but lists\n");
        _shell.Out.ShouldContain("uncited-section [SB0904] 1 finding\n");
        _shell.Out.ShouldContain("\n    help: [@s#two]\n");
        _shell.Out.ShouldContain("     1 of 2     50 %  Source\n");
        _shell.Out.ShouldEndWith(" pages, 2 findings.\n");
    }

    [Fact]
    public void The_page_names_each_section_that_nobody_cites_once()
    {
        _shell.Folder.Add("input/site.yml", "title: T\nhealth: true\n");
        _shell.Folder.Add("input/sources/s.md", "---\ntitle: Source\ndate: 2026-01-02\n---\n## One\n\n## Second part\n\n## Third part\n");
        _shell.Folder.Add("input/posts/b.md", "---\ntitle: B\ndate: 2026-01-02\n---\nSays [@s#one].\n");

        _shell.Run("build").ShouldBe(0, _shell.Error);

        var page = File.ReadAllText(_shell.Folder["output/health/index.html"]);
        page.Split("Second part").Length.ShouldBe(2);
        page.Split("Third part").Length.ShouldBe(2);
        page.ShouldContain("then name the section"); // what to do about them
        page.ShouldContain("<h2 id=\"missing-summary\">");
    }

    [Fact]
    public void Json_has_the_findings_and_the_coverage_and_nothing_else_on_standard_output()
    {
        AddOrphan("b");

        _shell.Run("health", "--format", "json", "--baseline", Baseline).ShouldBe(1);

        var report = JsonDocument.Parse(_shell.Out).RootElement;
        var finding = report.GetProperty("diagnostics").EnumerateArray().ShouldHaveSingleItem();
        finding.GetProperty("code").GetString().ShouldBe("SB0901");
        finding.GetProperty("file").GetString().ShouldBe("input/posts/b.md");
        report.GetProperty("summary").GetProperty("warnings").GetInt32().ShouldBe(1);
        report.GetProperty("health").GetProperty("coverage").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("github", "::warning file=input/posts/b.md,line=2,col=8,title=SB0901 orphan-page::")]
    [InlineData("sarif", "\"ruleId\": \"SB0901\"")]
    public void The_formats_of_a_build_are_those_of_health(string format, string expected)
    {
        AddOrphan("b");
        _shell.Run("health", "--format", format).ShouldBe(1);
        _shell.Out.ShouldContain(expected);
    }

    [Fact]
    public void A_baseline_that_is_not_there_is_made_and_does_not_pass()
    {
        AddOrphan("b");

        _shell.Run("health", "--baseline", Baseline).ShouldBe(1);

        _shell.Error.ShouldContain("There was no baseline: input/health.json was made, with 1 finding.");
        Read().ShouldBe("""
            {
              "format": "serviceblog-health-baseline",
              "version": 1,
              "known": [
                {"code":"SB0901","name":"orphan-page","file":"posts/b.md"}
              ]
            }

            """);
        _shell.Run("health", "--baseline", Baseline).ShouldBe(0);
        _shell.Out.ShouldContain("0 new findings, 1 known one.");
    }

    [Fact]
    public void What_is_worse_fails_and_leaves_the_file()
    {
        AddOrphan("b");
        _shell.Run("health", "--baseline", Baseline);
        var before = Read();
        _shell.Folder.Add("input/posts/b.md", "---\ntitle: B\ndate: 2026-01-02\nsummary: S\n---\n[[a]] [[b]]\n");
        AddOrphan("c");
        File.Delete(_shell.Folder["input/posts/b.md"]);

        _shell.Run("health", "--baseline", Baseline).ShouldBe(1);

        _shell.Out.ShouldContain("posts/c.md");
        _shell.Error.ShouldContain("Worse than input/health.json says, which was left as it is.");
        Read().ShouldBe(before);
    }

    [Fact]
    public void What_is_better_is_taken_out_and_reasons_stay()
    {
        AddOrphan("b");
        AddOrphan("c");
        _shell.Run("health", "--baseline", Baseline);
        _shell.Folder.Add(Baseline, Read().Replace("\"posts/c.md\"", "\"posts/c.md\",\"reason\":\"It's \\\"new\\\" – größer\"", StringComparison.Ordinal));
        File.Delete(_shell.Folder["input/posts/b.md"]);

        _shell.Run("health", "--baseline", Baseline).ShouldBe(0, _shell.Out);

        _shell.Error.ShouldContain("Better than input/health.json said: 1 finding taken out of it.");
        Read().ShouldContain("""
              "known": [
                {"code":"SB0901","name":"orphan-page","file":"posts/c.md","reason":"It's \"new\" – größer"}
              ]
            """);
        var kept = Read();
        _shell.Run("health", "--baseline", Baseline).ShouldBe(0);
        Read().ShouldBe(kept);
        _shell.Error.ShouldBeEmpty();
    }

    [Fact]
    public void Lines_that_move_are_not_worse()
    {
        AddOrphan("b");
        _shell.Run("health", "--baseline", Baseline);
        _shell.Folder.Add("input/posts/b.md", "---\ndate: 2026-01-02\nsummary: S\n\ntitle: Another\n---\n[[a]]\n");

        _shell.Run("health", "--baseline", Baseline).ShouldBe(0, _shell.Out);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"known\": []}")]
    [InlineData("{\"format\": \"serviceblog-health-baseline\", \"version\": 2, \"known\": []}")]
    [InlineData("{\"format\": \"serviceblog-health-baseline\", \"version\": 1}")]
    [InlineData("{\"format\": \"serviceblog-health-baseline\", \"version\": 1, \"known\": {}}")]
    [InlineData("{\"format\": \"serviceblog-health-baseline\", \"version\": 1, \"known\": [{}]}")]
    [InlineData("{\"format\": \"serviceblog-health-baseline\", \"version\": 1, \"known\": [{\"code\": 1, \"file\": \"x\"}]}")]
    public void A_file_that_is_no_baseline_ends_with_2_and_is_left(string text)
    {
        _shell.Folder.Add(Baseline, text);

        _shell.Run("health", "--baseline", Baseline).ShouldBe(2);

        _shell.Error.ShouldStartWith("serviceblog: the baseline input/health.json cannot be read: ");
        Read().ShouldBe(text);
    }

    [Fact]
    public void A_site_with_errors_is_not_examined_and_its_baseline_is_left()
    {
        _shell.Folder.Add("input/posts/b.md", "---\ntitle: B\n---\n[[nobody]]\n");

        _shell.Run("health", "--baseline", Baseline).ShouldBe(1);

        _shell.Out.ShouldContain("SB0301 broken-link");
        _shell.Error.ShouldContain("mend these errors first");
        File.Exists(_shell.Folder[Baseline]).ShouldBeFalse();
    }

    [Fact]
    public void Apply_links_mentions_and_what_is_told_is_what_is_left()
    {
        _shell.Folder.Add("input/posts/b.md", "---\r\ntitle: B\r\ndate: 2026-01-02\r\nsummary: S\r\n---\r\nOn loyalty, and loyalty.\r\n\r\n[[a]]\r\n");
        _shell.Folder.Add("input/posts/a.md", "---\ntitle: A\ndate: 2026-01-02\nsummary: S\ntopics: [loyalty]\n---\n[[loyalty]] [[b]]\n");
        _shell.Run("health").ShouldBe(1);
        _shell.Out.ShouldContain("input/posts/b.md:6:4: \"loyalty\" names \"Loyalty\", to which the page has no link\n    help: [loyalty](../topics/loyalty.md)\n");

        _shell.Run("health", "--apply").ShouldBe(0, _shell.Out);

        _shell.Error.ShouldBe("Linked 1 mention in 1 file.\n");
        File.ReadAllText(_shell.Folder["input/posts/b.md"])
            .ShouldBe("---\r\ntitle: B\r\ndate: 2026-01-02\r\nsummary: S\r\n---\r\nOn [loyalty](../topics/loyalty.md), and loyalty.\r\n\r\n[[a]]\r\n");
        _shell.Run("health", "--apply").ShouldBe(0);
        _shell.Error.ShouldBeEmpty();
    }

    [Fact]
    public void What_other_sites_answered_lately_is_told_without_asking_them_again()
    {
        var now = TimeProvider.System.GetUtcNow().AddMinutes(-5).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        _shell.Folder.Add("input/posts/a.md", "---\ntitle: A\ndate: 2026-01-02\nsummary: S\ntopics: [loyalty]\n---\n[[loyalty]] [x](https://gone.invalid/) [y](https://other.invalid/)\n");
        _shell.Folder.Add(".serviceblog/external-links.jsonl",
            "{\"format\":\"serviceblog-external-links\",\"version\":1}\n"
            + $"{{\"url\":\"https://gone.invalid/\",\"checked\":\"{now}\",\"outcome\":\"Broken\",\"reason\":\"the server answers 410 Gone\"}}\n");

        _shell.Run("health", "--baseline", Baseline).ShouldBe(1);

        _shell.Out.ShouldContain("input/posts/a.md:7:13: error: https://gone.invalid/ is gone: the server answers 410 Gone");
        _shell.Out.ShouldContain("The site links to 2 pages of other sites. An answer is known of 1; to ask: serviceblog check --external.");
        Read().ShouldContain("{\"code\":\"SB0340\",\"name\":\"broken-external-link\",\"file\":\"posts/a.md\",\"subject\":\"https://gone.invalid/\"}");
    }

    private string Read() => File.ReadAllText(_shell.Folder[Baseline]);

    private void AddOrphan(string key) =>
        _shell.Folder.Add($"input/posts/{key}.md", $"---\ntitle: {key.ToUpperInvariant()}\ndate: 2026-01-02\nsummary: S\n---\n[[a]]\n");
}
