using System.Collections.Concurrent;
using System.Diagnostics;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.LinkCheck.External;
using ServiceBlog.Reporting;

namespace ServiceBlog.Tests.ExternalLinks;

public sealed class ExternalCheckerTests
{
    [Fact]
    public async Task A_URL_is_asked_for_once_and_told_at_every_place()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(404));
        ExternalReference[] links =
        [
            new(server.Url("/a"), "b.html", new(20, 2, 1)),
            new(server.Url("/a#x"), "b.html", new(8, 1, 9)),
            new(server.Url("/a"), "a.html", new(30, 7, 3))
            {
                Element = "a", Attribute = "href", Written = "as written",
            },
        ];

        var findings = await ExternalChecker.CheckAsync(links, LinkCheck.Options(), null, TestContext.Current.CancellationToken);

        findings.Select(finding => (finding.Path, finding.Place.Line)).ShouldBe([("a.html", 7), ("b.html", 1), ("b.html", 2)]);
        findings[0].Element.ShouldBe("a");
        findings[0].Attribute.ShouldBe("href");
        findings[0].Url.ShouldBe("as written");
        server.Lines.ShouldBe(["GET /a"]);
    }

    [Fact]
    public async Task The_order_is_that_of_the_places_whoever_answers_first()
    {
        var lastIsAsked = new TaskCompletionSource();
        await using var server = ScriptedServer.Start(async request =>
        {
            if (request.Path == "/19")
                lastIsAsked.TrySetResult();
            else
                await lastIsAsked.Task;
            await request.Answer(404);
        });
        var options = LinkCheck.Options() with { MaxRequests = 20, MaxRequestsPerHost = 20 };

        var diagnostics = await LinkCheck.Run(options, Enumerable.Range(0, 20).Select(number => server.Url($"/{number}")));

        diagnostics.Select(diagnostic => diagnostic.Location.Line).ShouldBe(Enumerable.Range(1, 20));
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("http://127.0.0.1:*", true)]
    [InlineData("HTTP://127.0.0.1:*/A?B#C", true)]
    [InlineData("*/a?b#c", true)]
    [InlineData("http://127.0.0.1", false)]
    [InlineData("*/a", false)]
    [InlineData("", false)]
    public async Task Ignored_URLs_are_not_asked(string pattern, bool isIgnored)
    {
        await using var server = ScriptedServer.Start(request => request.Answer(404));

        var diagnostics = await LinkCheck.Run(LinkCheck.Options() with { Ignore = [pattern] }, server.Url("/a?b#c"));

        diagnostics.IsEmpty.ShouldBe(isIgnored);
        server.Lines.Count.ShouldBe(isIgnored ? 0 : 1);
    }

    [Fact]
    public void A_pattern_made_to_take_forever_does_not() =>
        new IgnorePatterns([string.Concat(Enumerable.Repeat("*a", 500)) + "c"])
            .Match(new Uri("http://host.example/" + new string('a', 5000) + "b")).ShouldBeFalse();

    [Theory]
    [InlineData("mailto:somebody@host.example")]
    [InlineData("ftp://host.example/")]
    [InlineData("tel:+4930123456")]
    [InlineData("data:text/plain,x")]
    public async Task Other_schemes_are_passed_over(string url) => (await LinkCheck.Run(new Uri(url))).ShouldBeEmpty();

    [Theory]
    [InlineData("https://blog.example/kb/", "https://blog.example/")]
    [InlineData("http://müller.example:8080/", "http://xn--mller-kva.example:8080/")]
    public async Task A_request_tells_who_asks_and_nothing_else(string site, string told)
    {
        await using var server = ScriptedServer.Start(request =>
            request.Path == "/a" ? request.Answer(302, "Set-Cookie: id=1; Path=/\r\nLocation: /b") : request.Answer(200));
        var options = LinkCheck.Options() with { Site = new Uri(site) };
        using var traced = new Activity("a check under a tracer").Start();

        await LinkCheck.Run(options, server.Url("/a"));

        var request = server.Requests[1];
        request.Header("User-Agent").ShouldBe($"ServiceBlog-linkcheck/{ToolVersion.Current} (+{told})");
        request.Header("Cookie").ShouldBeNull();
        request.Header("Authorization").ShouldBeNull();
        request.Header("Referer").ShouldBeNull();
        request.Header("traceparent").ShouldBeNull();
    }

    [Fact]
    public async Task An_unknown_site_is_not_named()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(200));

        await LinkCheck.Run(server.Url("/a"));

        server.Requests[0].Header("User-Agent").ShouldBe($"ServiceBlog-linkcheck/{ToolVersion.Current}");
    }

    [Theory]
    [InlineData(3, 16)]
    [InlineData(16, 3)]
    public async Task No_more_requests_are_under_way_than_allowed(int perHost, int inAll)
    {
        var underWay = 0;
        var counts = new ConcurrentBag<int>();
        var full = new TaskCompletionSource();
        await using var server = ScriptedServer.Start(async request =>
        {
            var count = Interlocked.Increment(ref underWay);
            counts.Add(count);
            if (count >= 3)
                full.TrySetResult();
            await full.Task;
            Interlocked.Decrement(ref underWay);
            await request.Answer(200);
        });
        var options = LinkCheck.Options() with { MaxRequestsPerHost = perHost, MaxRequests = inAll };

        await LinkCheck.Run(options, Enumerable.Range(0, 12).Select(number => server.Url($"/{number}")));

        counts.Max().ShouldBe(3);
        counts.Count.ShouldBe(12);
    }

    [Fact]
    public async Task Between_two_requests_to_a_host_there_is_a_pause()
    {
        var clock = new FakeClock();
        await using var server = ScriptedServer.Start(request => request.Answer(request.Method == "HEAD" ? 405 : 200));
        var options = LinkCheck.Options(clock) with { HostPause = TimeSpan.FromSeconds(3), MaxRequestsPerHost = 1 };

        await LinkCheck.Run(options, server.Url("/a"), server.Url("/b"));

        clock.Waits.ShouldBe(Enumerable.Repeat(TimeSpan.FromSeconds(3), 3));
    }

    [Fact]
    public async Task A_slow_host_keeps_no_other_waiting()
    {
        var otherIsDone = new TaskCompletionSource();
        var answered = 0;
        await using var slow = ScriptedServer.Start(async request =>
        {
            await otherIsDone.Task;
            await request.Answer(200);
        });
        await using var quick = ScriptedServer.Start(async request =>
        {
            await request.Answer(200);
            if (Interlocked.Increment(ref answered) == 20)
                otherIsDone.SetResult();
        });
        var options = LinkCheck.Options() with { MaxRequestsPerHost = 1, MaxRequests = 2 };
        var other = new UriBuilder(quick.Url("/")) { Host = "localhost" }.Uri;

        (await LinkCheck.Run(options with { Resolve = (_, _) => Task.FromResult(new[] { System.Net.IPAddress.Loopback }) },
        [
            .. Enumerable.Range(0, 20).Select(number => slow.Url($"/{number}")),
            .. Enumerable.Range(0, 20).Select(number => new Uri(other, $"/{number}")),
        ])).ShouldBeEmpty();
    }

    [Fact]
    public async Task Progress_counts_every_URL_once()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(404));
        var progress = new ProgressLog();
        ExternalReference[] links = [.. new[] { "/a", "/b", "/b#x", "/c" }.Select(path => new ExternalReference(server.Url(path), "a.md", default))];

        await ExternalChecker.CheckAsync(links, LinkCheck.Options(), progress, TestContext.Current.CancellationToken);

        progress.Reports.ShouldAllBe(report => report.Total == 3 && report.Host == "127.0.0.1");
        progress.Reports.Select(report => report.Done).ShouldBeInOrder();
        progress.Reports[^1].Done.ShouldBe(3);
    }

    [Fact]
    public async Task Nothing_to_check_is_no_mistake() => (await LinkCheck.Run()).ShouldBeEmpty();

    [Fact]
    public void Every_rule_has_a_code_of_this_room()
    {
        var rules = Rules.All.Where(rule => rule.Code.StartsWith("SB034", StringComparison.Ordinal));

        rules.Select(rule => rule.Name).ShouldBe([
            "broken-external-link", "broken-external-anchor", "external-unknown", "external-not-checked",
            "moved-permanently", "archived-copy", "credentials-in-link"]);
    }

    private sealed class ProgressLog : IProgress<ExternalProgress>
    {
        public List<ExternalProgress> Reports { get; } = [];

        public void Report(ExternalProgress value) => Reports.Add(value);
    }
}
