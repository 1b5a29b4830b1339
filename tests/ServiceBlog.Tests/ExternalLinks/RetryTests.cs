using System.Globalization;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Tests.ExternalLinks;

public sealed class RetryTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Retries_wait_twice_as_long_each_time()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(503));

        (await LinkCheck.Run(LinkCheck.Options(_clock), server.Url("/a"))).Names().ShouldBe(["external-unknown"]);

        server.Lines.Count.ShouldBe(4);
        _clock.Waits.ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)]);
    }

    [Fact]
    public async Task Retry_After_in_seconds_is_waited_for()
    {
        await using var server = ScriptedServer.Start(Busy(() => "17"));

        (await LinkCheck.Run(LinkCheck.Options(_clock), server.Url("/a"))).ShouldBeEmpty();

        _clock.Waits.ShouldBe([TimeSpan.FromSeconds(17)]);
    }

    [Fact]
    public async Task Retry_After_as_a_date_is_waited_for()
    {
        await using var server = ScriptedServer.Start(Busy(() => (_clock.GetUtcNow() + TimeSpan.FromSeconds(17)).ToString("R", CultureInfo.InvariantCulture)));

        (await LinkCheck.Run(LinkCheck.Options(_clock), server.Url("/a"))).ShouldBeEmpty();

        _clock.Waits.ShouldBe([TimeSpan.FromSeconds(17)]);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("99999999999999999999")]
    public async Task A_Retry_After_that_makes_no_sense_is_passed_over(string value)
    {
        await using var server = ScriptedServer.Start(Busy(() => value));

        (await LinkCheck.Run(LinkCheck.Options(_clock), server.Url("/a"))).ShouldBeEmpty();

        _clock.Waits.ShouldBe([TimeSpan.FromSeconds(1)]);
    }

    [Fact]
    public async Task A_host_that_asks_for_too_much_patience_is_left_alone_with_all_its_links()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(429, "Retry-After: 86400"));
        var options = LinkCheck.Options(_clock) with { MaxRequestsPerHost = 1 };

        var diagnostics = await LinkCheck.Run(options, server.Url("/a"), server.Url("/b"));

        diagnostics.Names().ShouldBe(["external-unknown", "external-unknown"]);
        diagnostics[1].Message.ShouldContain("asks to be left alone");
        server.Lines.ShouldBe(["HEAD /a"]);
        _clock.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_whole_host_waits_while_one_link_is_to_be_retried()
    {
        await using var server = ScriptedServer.Start(Busy(() => "20"));
        var options = LinkCheck.Options(_clock) with { MaxRequestsPerHost = 1, HostPause = TimeSpan.FromSeconds(3) };

        (await LinkCheck.Run(options, server.Url("/a"), server.Url("/b"))).ShouldBeEmpty();

        server.Lines.ShouldBe(["HEAD /a", "GET /a", "HEAD /b"]);
        _clock.Waits.ShouldBe([TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(3)]);
    }

    [Fact]
    public async Task A_host_that_fails_for_several_links_in_a_row_is_not_asked_for_more()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(503));
        var options = LinkCheck.Options(_clock) with { MaxRequestsPerHost = 1, MaxFailuresPerHost = 2, MaxRetries = 0 };

        var diagnostics = await LinkCheck.Run(options, server.Url("/a"), server.Url("/b"), server.Url("/c"), server.Url("/d"));

        diagnostics.Select(diagnostic => diagnostic.Rule).ShouldAllBe(rule => rule == Rules.ExternalUnknown);
        diagnostics.Length.ShouldBe(4);
        diagnostics[3].Message.ShouldContain("was not asked for");
        server.Lines.ShouldBe(["HEAD /a", "HEAD /b"]);
    }

    [Fact]
    public async Task An_answer_makes_up_for_failures_before_it()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(request.Path is "/b" or "/d" ? 200 : 503));
        var options = LinkCheck.Options(_clock) with { MaxRequestsPerHost = 1, MaxFailuresPerHost = 2, MaxRetries = 0 };

        await LinkCheck.Run(options, "abcde".Select(letter => server.Url("/" + letter)));

        server.Lines.ShouldBe(["HEAD /a", "HEAD /b", "HEAD /c", "HEAD /d", "HEAD /e"]);
    }

    /// <summary>Turns the first request away, and no other.</summary>
    private static Func<ScriptedRequest, Task> Busy(Func<string> retryAfter)
    {
        var count = 0;
        return request => Interlocked.Increment(ref count) == 1
            ? request.Answer(429, "Retry-After: " + retryAfter())
            : request.Answer(200);
    }
}
