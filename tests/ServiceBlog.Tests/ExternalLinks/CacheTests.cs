using System.Net;
using System.Net.Sockets;
using ServiceBlog.LinkCheck.External;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.ExternalLinks;

public sealed class CacheTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeClock _clock = new();

    private ExternalOptions Options => LinkCheck.Options(_clock) with { CacheFolder = _folder["cache/links"] };

    private string CacheFile => Path.Combine(_folder["cache/links"], VerdictCache.FileName);

    [Fact]
    public async Task A_second_run_asks_nothing_and_says_the_same()
    {
        await using var server = ScriptedServer.Start(Mixed);
        Uri[] urls = [.. "abcdef".Select(letter => server.Url("/" + letter)), server.Url("/a#missing"), server.Url("/b#any"), server.Url("/g#there")];

        var first = await LinkCheck.Run(Options, urls);
        var asked = server.Lines.Count;
        var second = await LinkCheck.Run(Options, urls);

        first.Names().ShouldBe([
            "broken-external-link", "external-unknown", "moved-permanently", "external-unknown", "broken-external-anchor", "broken-external-link"]);
        second.ShouldBe(first);
        server.Lines.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task What_works_is_believed_for_a_week_and_what_fails_for_a_day()
    {
        await using var server = ScriptedServer.Start(request => request.Path == "/good" ? request.Html("<p id=a>") : request.Answer(404));
        Uri[] urls = [server.Url("/good"), server.Url("/gone")];

        await LinkCheck.Run(Options, urls);
        _clock.Advance(TimeSpan.FromDays(1));
        await LinkCheck.Run(Options, urls);
        server.Lines.ShouldBe(["HEAD /good", "HEAD /gone", "GET /gone", "HEAD /gone", "GET /gone"], ignoreOrder: true);

        _clock.Advance(TimeSpan.FromDays(6));
        await LinkCheck.Run(Options, urls);
        server.Lines.Count(line => line == "HEAD /good").ShouldBe(2);
    }

    [Fact]
    public async Task A_missing_anchor_is_believed_for_a_day()
    {
        await using var server = ScriptedServer.Start(request => request.Html("<p id=a>"));

        await LinkCheck.Run(Options, server.Url("/#b"));
        _clock.Advance(TimeSpan.FromDays(1));
        await LinkCheck.Run(Options, server.Url("/#b"));

        server.Lines.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_verdict_from_the_future_is_not_believed()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(200));

        await LinkCheck.Run(Options, server.Url("/a"));
        _clock.Advance(TimeSpan.FromDays(-1));
        await LinkCheck.Run(Options, server.Url("/a"));

        server.Lines.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_anchor_that_nobody_asked_for_before_is_looked_up()
    {
        await using var server = ScriptedServer.Start(request => request.Html("<p id=a>"));

        await LinkCheck.Run(Options, server.Url("/"), server.Url("/#a"));
        (await LinkCheck.Run(Options, server.Url("/#b"))).Names().ShouldBe(["broken-external-anchor"]);

        server.Lines.ShouldBe(["GET /", "GET /"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"url\":null,\"checked\":\"2026-11-20T08:00:00Z\",\"outcome\":\"Works\"}")]
    [InlineData("{\"url\":\"URL\",\"checked\":\"2026-11-20T08:00:00Z\",\"outcome\":\"Splendid\"}")]
    [InlineData("{\"url\":\"URL\",\"checked\":\"2026-11-20T08:00:00Z\",\"outcome\":99}")]
    [InlineData("{\"url\":\"URL\",\"checked\":\"2026-11-20T08:00:00Z\",\"outcome\":\"Works\",\"movedTo\":\"javascript:alert(1)\"}")]
    [InlineData("{\"url\":\"URL\",\"checked\":\"2026-11-20T08:00:00Z\",\"outcome\":\"Works\",\"anchors\":{\"a\":null}}")]
    [InlineData("{\"url\":\"URL\",\"checked\":\"yesterday\",\"outcome\":\"Works\"}")]
    [InlineData("{\"url\":\"URL\",\"checked\":\"2026-11-20T08:00:00Z\",\"outc")]
    public async Task A_damaged_line_harms_no_other(string line)
    {
        await using var server = ScriptedServer.Start(request => request.Answer(200));
        await LinkCheck.Run(Options, server.Url("/a"), server.Url("/b"));
        var lines = File.ReadAllLines(CacheFile);
        lines.Length.ShouldBe(3);
        lines[1] = line.Replace("URL", server.Address("/a"), StringComparison.Ordinal);
        File.WriteAllLines(CacheFile, lines);

        (await LinkCheck.Run(Options, server.Url("/a"), server.Url("/b"))).ShouldBeEmpty();

        server.Lines.ShouldBe(["HEAD /a", "HEAD /b", "HEAD /a"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_cache_of_another_version_is_not_read()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(200));
        await LinkCheck.Run(Options, server.Url("/a"));
        File.WriteAllText(CacheFile, File.ReadAllText(CacheFile).Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal));

        await LinkCheck.Run(Options, server.Url("/a"));

        server.Lines.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_used_is_told_and_does_no_harm()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(404));
        Directory.CreateDirectory(CacheFile);
        var said = new List<string>();

        (await LinkCheck.Run(Options with { Say = said.Add }, server.Url("/a"))).Names().ShouldBe(["broken-external-link"]);

        said.ShouldHaveSingleItem().ShouldStartWith("cannot write the cache of external links: ");
        Directory.GetFileSystemEntries(_folder["cache/links"]).ShouldBe([CacheFile]);
    }

    [Fact]
    public async Task Where_nobody_answered_at_all_nothing_is_kept()
    {
        var options = Options with { Resolve = (_, _) => Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound)) };

        await LinkCheck.Run(options, new Uri("https://nowhere.example/"));

        File.Exists(CacheFile).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_found_out_before_Ctrl_C_is_kept()
    {
        using var interrupt = new CancellationTokenSource();
        await using var server = ScriptedServer.Start(async request =>
        {
            if (request.Path == "/a")
            {
                await request.Answer(200);
                return;
            }
            await interrupt.CancelAsync();
            await request.Hang();
        });
        var options = Options with { MaxRequestsPerHost = 1 };
        ExternalReference[] links = [.. new[] { "/a", "/b", "/c" }.Select(path => new ExternalReference(server.Url(path), "a.md", default))];

        await Should.ThrowAsync<OperationCanceledException>(() => ExternalChecker.CheckAsync(links, options, null, interrupt.Token));

        server.Lines.ShouldBe(["HEAD /a", "HEAD /b"]);
        var line = File.ReadAllLines(CacheFile)[1..].ShouldHaveSingleItem();
        line.ShouldContain(server.Address("/a"));
    }

    public void Dispose() => _folder.Dispose();

    private static Task Mixed(ScriptedRequest request) => request.Path switch
    {
        "/b" => request.Answer(410),
        "/c" => request.Answer(403),
        "/d" => request.Redirect(301, "/a"),
        "/e" => request.Redirect(302, "/a"),
        "/f" => request.Answer(500),
        _ => request.Html("<p id=there>"),
    };
}
