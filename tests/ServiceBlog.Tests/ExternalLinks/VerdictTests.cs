using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Tests.ExternalLinks;

/// <summary>What the answers of servers say of a link.</summary>
public sealed class VerdictTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    public async Task A_page_that_is_there_needs_no_word_and_no_GET(int status)
    {
        await using var server = ScriptedServer.Start(request => request.Answer(status));

        (await LinkCheck.Run(server.Url("/a"))).ShouldBeEmpty();

        server.Lines.ShouldBe(["HEAD /a"]);
    }

    [Theory]
    [InlineData(404, "404 Not Found")]
    [InlineData(410, "410 Gone")]
    public async Task A_page_that_is_gone_is_an_error(int status, string said)
    {
        await using var server = ScriptedServer.Start(request => request.Answer(status));

        var diagnostic = (await LinkCheck.Run(server.Url("/a"))).ShouldHaveSingleItem();

        diagnostic.Rule.ShouldBe(Rules.BrokenExternalLink);
        diagnostic.Severity.ShouldBe(Severity.Error);
        diagnostic.Message.ShouldBe($"{server.Address("/a")} is gone: the server answers {said}");
        diagnostic.Location.ShouldBe(new SourceLocation("a.md", 1, 1));
        diagnostic.Url.ShouldBe(server.Address("/a"));
        server.Lines.ShouldBe(["HEAD /a", "GET /a"]);
    }

    [Theory]
    [InlineData(304)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(407)]
    [InlineData(429)]
    [InlineData(451)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(599)]
    [InlineData(999)]
    public async Task An_answer_that_proves_nothing_is_unknown(int status)
    {
        await using var server = ScriptedServer.Start(request => request.Answer(status));

        var diagnostic = (await LinkCheck.Run(server.Url("/a"))).ShouldHaveSingleItem();

        diagnostic.Rule.ShouldBe(Rules.ExternalUnknown);
        diagnostic.Severity.ShouldBe(Severity.Warning);
        diagnostic.Message.ShouldContain(status.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(410)]
    [InlineData(501)]
    [InlineData(503)]
    public async Task Where_HEAD_is_refused_GET_decides(int status)
    {
        await using var server = ScriptedServer.Start(request => request.Answer(request.Method == "HEAD" ? status : 200));

        (await LinkCheck.Run(server.Url("/a"))).ShouldBeEmpty();

        server.Lines.ShouldBe(["HEAD /a", "GET /a"]);
    }

    [Fact]
    public async Task A_server_that_hangs_up_on_HEAD_is_asked_with_GET()
    {
        await using var server = ScriptedServer.Start(request => request.Method == "HEAD" ? request.Reset() : request.Answer(200));

        (await LinkCheck.Run(server.Url("/a"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_never_answers_is_unknown()
    {
        var clock = new FakeClock();
        await using var server = ScriptedServer.Start(request =>
        {
            clock.Advance(LinkCheck.RequestBound);
            return request.Hang();
        });

        var diagnostic = (await LinkCheck.Run(LinkCheck.Options(clock), server.Url("/a"))).ShouldHaveSingleItem();

        diagnostic.Rule.ShouldBe(Rules.ExternalUnknown);
        diagnostic.Message.ShouldEndWith("the server does not answer in time");
    }

    [Fact]
    public async Task A_URL_gets_no_more_time_than_it_has_in_all()
    {
        var clock = new FakeClock();
        await using var server = ScriptedServer.Start(request =>
        {
            clock.Advance(LinkCheck.RequestBound);
            return request.Hang();
        });
        var options = LinkCheck.Options(clock) with { TimePerUrl = 2 * LinkCheck.RequestBound, MaxRetries = 20 };

        (await LinkCheck.Run(options, server.Url("/a"))).Names().ShouldBe(["external-unknown"]);

        server.Lines.ShouldBe(["HEAD /a", "GET /a"]);
    }

    [Fact]
    public async Task A_connection_that_is_always_reset_is_unknown_after_some_retries()
    {
        await using var server = ScriptedServer.Start(request => request.Reset());

        (await LinkCheck.Run(LinkCheck.Options() with { MaxRetries = 2 }, server.Url("/a"))).Names().ShouldBe(["external-unknown"]);

        server.Lines.ShouldBe(["HEAD /a", "GET /a", "GET /a"]);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n")]
    [InlineData("\0\u0001\u0002\r\n\r\n")]
    [InlineData("HTTP/1.1 banana\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n: \r\n\r\n")]
    [InlineData("")]
    public async Task Garbage_is_unknown(string garbage)
    {
        await using var server = ScriptedServer.Start(request => request.Send(garbage));

        (await LinkCheck.Run(server.Url("/a"))).Names().ShouldBe(["external-unknown"]);
    }

    [Fact]
    public async Task Headers_without_end_are_unknown()
    {
        await using var server = ScriptedServer.Start(async request =>
        {
            await request.Send("HTTP/1.1 200 OK\r\n");
            while (true)
                await request.Send($"X-Filler: {new string('x', 8000)}\r\n");
        });

        (await LinkCheck.Run(server.Url("/a"))).Names().ShouldBe(["external-unknown"]);
    }

    [Fact]
    public async Task A_server_that_refuses_the_connection_is_unknown()
    {
        // A port that is taken, but where nobody listens.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)socket.LocalEndPoint!).Port;

        var diagnostic = (await LinkCheck.Run(new UriBuilder("http", "127.0.0.1", port).Uri)).ShouldHaveSingleItem();

        diagnostic.Rule.ShouldBe(Rules.ExternalUnknown);
        diagnostic.Message.ShouldEndWith("the server refuses the connection");
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, "broken-external-link")]
    [InlineData(SocketError.TryAgain, "external-unknown")]
    [InlineData(SocketError.NetworkDown, "external-unknown")]
    public async Task Only_a_name_that_does_not_exist_is_broken(SocketError error, string name)
    {
        var options = LinkCheck.Options() with
        {
            Resolve = (_, _) => Task.FromException<IPAddress[]>(new SocketException((int)error)),
        };

        (await LinkCheck.Run(options, new Uri("https://nowhere.example/"))).Names().ShouldBe([name]);
    }

    [Fact]
    public async Task A_broken_link_with_an_archived_copy_says_so()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(request.Path == "/there" ? 200 : 404));
        var options = LinkCheck.Options() with
        {
            Archive = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [server.Address("/gone")] = "https://archive.example/2007/gone",
                [server.Address("/there")] = "https://archive.example/2007/there",
            },
        };

        var diagnostic = (await LinkCheck.Run(options, server.Url("/gone#part"), server.Url("/there"))).ShouldHaveSingleItem();

        diagnostic.Rule.ShouldBe(Rules.ArchivedCopy);
        diagnostic.Severity.ShouldBe(Severity.Info);
        diagnostic.Suggestion.ShouldBe("https://archive.example/2007/gone");
    }
}
