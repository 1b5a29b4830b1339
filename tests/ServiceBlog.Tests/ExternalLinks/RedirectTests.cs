using System.Globalization;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Tests.ExternalLinks;

public sealed class RedirectTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(308)]
    public async Task A_page_that_moved_for_good_is_told_with_its_new_address_and_the_links_fragment(int status)
    {
        await using var server = ScriptedServer.Start(request =>
            request.Path == "/old?q=1" ? request.Redirect(status, "/new?q=1") : request.Html("<p id=part>"));

        var diagnostic = (await LinkCheck.Run(server.Url("/old?q=1#part"))).ShouldHaveSingleItem();

        diagnostic.Rule.ShouldBe(Rules.MovedPermanently);
        diagnostic.Severity.ShouldBe(Severity.Info);
        diagnostic.Suggestion.ShouldBe(server.Address("/new?q=1#part"));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    public async Task A_page_that_moved_for_a_while_needs_no_word(int status)
    {
        await using var server = ScriptedServer.Start(request => request.Path switch
        {
            "/old" => request.Redirect(301, "/between"),
            "/between" => request.Redirect(status, "/last"),
            "/last" => request.Redirect(301, "/new"),
            _ => request.Answer(200),
        });

        (await LinkCheck.Run(server.Url("/old"))).ShouldBeEmpty();

        server.Lines.ShouldBe(["HEAD /old", "HEAD /between", "HEAD /last", "HEAD /new"]);
    }

    [Theory]
    [InlineData("next", "/a/next")]
    [InlineData("../next", "/next")]
    [InlineData("?page=2", "/a/b?page=2")]
    [InlineData("/größe", "/gr%C3%B6%C3%9Fe")]
    [InlineData("/a b", "/a%20b")]
    public async Task A_Location_may_be_relative_and_unescaped(string location, string path)
    {
        await using var server = ScriptedServer.Start(request =>
            request.Path == "/a/b" ? request.Redirect(301, location) : request.Answer(200));

        var diagnostic = (await LinkCheck.Run(server.Url("/a/b"))).ShouldHaveSingleItem();

        diagnostic.Suggestion.ShouldBe(server.Address(path));
        server.Lines.ShouldBe(["HEAD /a/b", "HEAD " + path]);
    }

    [Fact]
    public async Task A_fragment_in_the_Location_takes_the_place_of_the_links_own()
    {
        await using var server = ScriptedServer.Start(request =>
            request.Path == "/old" ? request.Redirect(301, "/new#there") : request.Html("<p id=there>"));

        var diagnostic = (await LinkCheck.Run(server.Url("/old#here"))).ShouldHaveSingleItem();

        diagnostic.Rule.ShouldBe(Rules.MovedPermanently);
        diagnostic.Suggestion.ShouldBe(server.Address("/new#there"));
    }

    [Fact]
    public async Task A_move_to_the_front_page_is_told_with_a_doubt()
    {
        await using var server = ScriptedServer.Start(request =>
            request.Path == "/post" ? request.Redirect(301, "/") : request.Answer(200));

        (await LinkCheck.Run(server.Url("/post"))).ShouldHaveSingleItem().Message.ShouldContain("front page");
    }

    [Fact]
    public async Task A_redirect_to_a_page_that_is_gone_is_broken()
    {
        await using var server = ScriptedServer.Start(request => request.Path == "/old" ? request.Redirect(301, "/new") : request.Answer(404));

        var diagnostic = (await LinkCheck.Run(server.Url("/old"))).ShouldHaveSingleItem();

        diagnostic.Rule.ShouldBe(Rules.BrokenExternalLink);
        diagnostic.Message.ShouldEndWith($"it redirects to {server.Address("/new")}, where the server answers 404 Not Found");
    }

    [Fact]
    public async Task Ten_redirects_are_followed_and_no_more()
    {
        await using var server = ScriptedServer.Start(request =>
        {
            var number = int.Parse(request.Path[1..], CultureInfo.InvariantCulture);
            return number == 0 ? request.Answer(200) : request.Redirect(302, $"/{(number - 1).ToString(CultureInfo.InvariantCulture)}");
        });

        (await LinkCheck.Run(server.Url("/10"))).ShouldBeEmpty();

        var diagnostic = (await LinkCheck.Run(server.Url("/11"))).ShouldHaveSingleItem();
        diagnostic.Rule.ShouldBe(Rules.ExternalUnknown);
        diagnostic.Message.ShouldEndWith("the server redirects more than 10 times");
        server.Lines.ShouldNotContain("HEAD /-1");
    }

    [Fact]
    public async Task A_circle_of_redirects_is_seen_when_it_closes()
    {
        await using var server = ScriptedServer.Start(request => request.Redirect(301, request.Path == "/a" ? "/b" : "/a#again"));

        var diagnostic = (await LinkCheck.Run(server.Url("/a"))).ShouldHaveSingleItem();

        diagnostic.Rule.ShouldBe(Rules.ExternalUnknown);
        diagnostic.Message.ShouldEndWith("the server redirects in a circle");
        server.Lines.ShouldBe(["HEAD /a", "HEAD /b"]);
    }

    [Theory]
    [InlineData("http://[")]
    [InlineData("http://a:99999/")]
    [InlineData("")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://name:secret@127.0.0.1:1/")]
    public async Task A_Location_that_cannot_be_followed_is_unknown(string location)
    {
        await using var server = ScriptedServer.Start(request => request.Redirect(301, location));

        var diagnostic = (await LinkCheck.Run(server.Url("/a"))).ShouldHaveSingleItem();

        diagnostic.Rule.ShouldBe(Rules.ExternalUnknown);
        diagnostic.Message.ShouldNotContain("secret");
        server.Lines.ShouldBe(["HEAD /a"]);
    }

    [Fact]
    public async Task A_redirect_without_Location_is_unknown()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(301));

        (await LinkCheck.Run(server.Url("/a"))).Names().ShouldBe(["external-unknown"]);
    }
}
