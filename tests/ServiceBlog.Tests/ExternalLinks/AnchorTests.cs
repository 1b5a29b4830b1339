using System.IO.Compression;
using System.Text;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.LinkCheck.External;

namespace ServiceBlog.Tests.ExternalLinks;

public sealed class AnchorTests
{
    [Theory]
    [InlineData("<h2 id=part>", "part")]
    [InlineData("<h2 ID='part'>", "part")]
    [InlineData("<a name=part>", "part")]
    [InlineData("<p id=größe>", "größe")]
    [InlineData("<p id=größe>", "gr%C3%B6%C3%9Fe")]
    [InlineData("<p id='a&amp;b'>", "a&b")]
    [InlineData("<p id='a%20b'>", "a%20b")]
    [InlineData("<p id=user-content-install>", "install")]
    [InlineData("<svg><title><g id=part></g></title></svg>", "part")]
    [InlineData("<svg><title/></svg><p id=part>", "part")]
    [InlineData("<math><svg/></math><title>x</title><p id=part>", "part")]
    [InlineData("<script>if (a<b) { }</script><p id=part>", "part")]
    [InlineData("", "")]
    [InlineData("", "top")]
    [InlineData("", "TOP")]
    [InlineData("", ":~:text=some%20words")]
    [InlineData("<p id=part>", "part:~:text=some%20words")]
    [InlineData("", "/inbox")]
    [InlineData("", "!topic/x")]
    public async Task An_anchor_that_is_there_needs_no_word(string html, string fragment)
    {
        await using var server = ScriptedServer.Start(request => request.Html(html));

        (await LinkCheck.Run(server.Url("/a#" + fragment))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<h2 id=Part>")]
    [InlineData("<p name=part>")]
    [InlineData("<!-- <p id=part> -->")]
    [InlineData("<script>'<p id=part>'</script>")]
    [InlineData("<style><p id=part></style>")]
    [InlineData("<textarea><p id=part></textarea>")]
    [InlineData("<title><p id=part></title>")]
    [InlineData("<xmp><p id=part></xmp>")]
    [InlineData("<svg></svg><svg/></svg><script>'<p id=part>'</script>")]
    [InlineData("<iframe><p id=part></iframe>")]
    [InlineData("")]
    public async Task An_anchor_that_is_not_there_is_a_warning(string html)
    {
        await using var server = ScriptedServer.Start(request => request.Html(html));

        var diagnostic = (await LinkCheck.Run(server.Url("/a#part"))).ShouldHaveSingleItem();

        diagnostic.Rule.ShouldBe(Rules.BrokenExternalAnchor);
        diagnostic.Severity.ShouldBe(Severity.Warning);
        diagnostic.Message.ShouldBe($"{server.Address("/a")} has no anchor \"part\"");
        diagnostic.Url.ShouldBe(server.Address("/a#part"));
    }

    [Fact]
    public async Task The_most_similar_anchor_is_suggested()
    {
        await using var server = ScriptedServer.Start(request => request.Html("<h2 id=einführung><h2 id=other>"));

        (await LinkCheck.Run(server.Url("/a#einfuhrung"))).ShouldHaveSingleItem().Suggestion.ShouldBe(server.Address("/a#einf%C3%BChrung"));
    }

    [Fact]
    public async Task All_anchors_of_a_page_are_looked_up_in_one_GET()
    {
        await using var server = ScriptedServer.Start(request => request.Html("<p id=a><p id=b>"));

        var diagnostics = await LinkCheck.Run(server.Url("/#a"), server.Url("/"), server.Url("/#c"), server.Url("/#b"));

        diagnostics.ShouldHaveSingleItem().Location.Line.ShouldBe(3);
        server.Lines.ShouldBe(["GET /"]);
    }

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("nonsense")]
    public async Task Only_HTML_has_anchors(string type)
    {
        await using var server = ScriptedServer.Start(request => request.Answer(200, "Content-Type: " + type, "text"));

        (await LinkCheck.Run(server.Url("/a#page=3"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_servers_encoding_is_believed()
    {
        await using var server = ScriptedServer.Start(async request =>
        {
            await request.Send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html; charset=\"windows-1251\"\r\n\r\n<p id=");
            await request.Send(new byte[] { 0xEF, 0xE8 }); // "пи"
            await request.Send(">");
        });

        (await LinkCheck.Run(server.Url("/a#пи"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("utf-7")]
    public async Task An_encoding_that_nobody_knows_is_taken_for_UTF_8(string encoding)
    {
        await using var server = ScriptedServer.Start(request => request.Answer(200, "Content-Type: text/html; charset=" + encoding, "<p id=ü>"));

        (await LinkCheck.Run(server.Url("/a#ü"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_endless_page_is_read_only_so_far()
    {
        await using var server = ScriptedServer.Start(Endless("<p id=here>"));

        var diagnostics = await LinkCheck.Run(server.Url("/a#here"), server.Url("/a#farther"));

        var diagnostic = diagnostics.ShouldHaveSingleItem();
        diagnostic.Rule.ShouldBe(Rules.ExternalNotChecked);
        diagnostic.Location.Line.ShouldBe(2);
    }

    [Fact]
    public async Task An_endless_page_is_not_read_at_all_without_an_anchor_to_look_up()
    {
        await using var server = ScriptedServer.Start(request => request.Method == "HEAD" ? request.Answer(405) : Endless("")(request));

        (await LinkCheck.Run(server.Url("/a"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(19, false)]
    public async Task A_page_that_ends_at_the_bound_was_read_to_its_end(int bound, bool isWhole)
    {
        await using var server = ScriptedServer.Start(request => request.Html("<p id=a>123456789012"));

        (await LinkCheck.Run(LinkCheck.Options() with { MaxPageBytes = bound }, server.Url("/a#b"))).Names()
            .ShouldBe([isWhole ? "broken-external-anchor" : "external-not-checked"]);
    }

    [Fact]
    public async Task A_page_that_unpacks_to_a_thousand_times_its_size_is_read_only_so_far()
    {
        var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write("<p id=here>"u8);
            for (var i = 0; i < 64; i++)
                gzip.Write(new byte[1024 * 1024]);
        }
        await using var server = ScriptedServer.Start(async request =>
        {
            await request.Send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n");
            await request.Send(bomb.ToArray());
        });

        (await LinkCheck.Run(server.Url("/a#here"), server.Url("/a#farther"))).Names().ShouldBe(["external-not-checked"]);
    }

    [Theory]
    [InlineData("Content-Length: 1000\r\n", "<p id=here>")]
    [InlineData("Content-Encoding: gzip\r\n", "<p id=here>")]
    [InlineData("Transfer-Encoding: chunked\r\n", "b\r\n<p id=here>\r\nbanana\r\n")]
    public async Task A_page_that_breaks_off_proves_nothing_about_an_anchor(string header, string body)
    {
        await using var server = ScriptedServer.Start(request =>
            request.Send($"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n{header}\r\n{body}"));

        (await LinkCheck.Run(server.Url("/a#farther"))).Names().ShouldBe(["external-not-checked"]);
    }

    [Fact]
    public async Task A_page_longer_than_its_Content_Length_ends_there()
    {
        await using var server = ScriptedServer.Start(request =>
            request.Send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: 8\r\n\r\n<p id=a><p id=b>"));

        (await LinkCheck.Run(server.Url("/#a"), server.Url("/#b"))).Names().ShouldBe(["broken-external-anchor"]);
    }

    [Fact]
    public async Task A_page_that_comes_in_drips_is_left_when_its_time_is_up()
    {
        using var bound = new CancellationTokenSource();
        using var content = new StreamContent(new DrippingStream("<p id=here>"u8.ToArray(), bound.Cancel));
        content.Headers.ContentType = new("text/html");

        var page = await HtmlPageReader.ReadAsync(content, 1000, bound.Token);

        page.ShouldNotBeNull().IsWhole.ShouldBeFalse();
        page.Find("here").State.ShouldBe(AnchorState.Fine);
        page.Find("farther").State.ShouldBe(AnchorState.Unread);
    }

    [Fact]
    public async Task A_page_that_never_ends_has_not_answered_in_time()
    {
        var clock = new FakeClock();
        var options = LinkCheck.Options(clock);
        var handler = HttpExchange.CreateHandler(options);
        handler.ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(new DrippingStream(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p id=here>"u8.ToArray(), () => clock.Advance(LinkCheck.RequestBound)));
        using var exchange = new HttpExchange(options, handler);

        var answer = await exchange.SendAsync(HttpMethod.Get, new Uri("http://example.org/"), readsPage: true, LinkCheck.RequestBound, TestContext.Current.CancellationToken);

        answer.Failure.ShouldBe(ConnectionFailure.TimedOut);
    }

    [Fact]
    public void Tags_nested_on_purpose_take_no_more_time_than_others()
    {
        // With a tree this would take minutes.
        var deep = string.Concat(Enumerable.Repeat("<b><div>", 200_000)) + "<p id=here>";

        HtmlAnchors.In(Encoding.UTF8.GetBytes(deep), Encoding.UTF8).ShouldBe(["here"]);
    }

    private static Func<ScriptedRequest, Task> Endless(string start) => async request =>
    {
        await request.Send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n" + start);
        while (true)
            await request.Send(new string(' ', 10_000));
    };
}
