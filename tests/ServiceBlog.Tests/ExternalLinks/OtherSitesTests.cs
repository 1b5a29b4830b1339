using ServiceBlog.Core.Building;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.ExternalLinks;

/// <summary><c>check --external</c> from the command line to the answer of a server, over Core's pipeline and the shipped theme.</summary>
public sealed class OtherSitesTests : IDisposable
{
    private readonly Shell _shell = new() { Pipeline = SitePipeline.Run, ProgramFolder = AppContext.BaseDirectory };

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_dead_link_is_told_once_at_its_Markdown_line()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(request.Path == "/dead" ? 404 : 200));
        Settings("");
        Post("a", $"First.\n\nSee [x]({server.Address("/dead#part")}) and [y]({server.Address("/alive")}).");
        Post("b", $"<a href=\"{server.Address("/dead")}\">x</a>");

        _shell.Run("check", "--external").ShouldBe(1, _shell.Error);

        _shell.Out.ShouldContain(
            $"input/posts/a.md:7:5: error: {server.Address("/dead")} is gone: the server answers 404 Not Found (linked from 1 other place too) "
            + "[SB0340 broken-external-link]");
        _shell.Out.ShouldContain("1 error.");
        server.Lines.ShouldBe(["GET /dead", "HEAD /alive"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_dead_link_of_the_menu_is_told_at_its_setting_though_it_stands_on_every_page()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(410));
        Settings($"menu: [{{title: Shop, url: '{server.Address("/shop")}'}}]");
        Post("a", "");

        _shell.Run("check", "--external", "--format", "github").ShouldBe(1, _shell.Error);

        _shell.Out.ShouldStartWith("::error file=input/site.yml,line=5,col=27,title=SB0340 broken-external-link::");
        _shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_sites_severities_and_strict_apply()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(request.Path == "/dead" ? 404 : 403));
        Settings("diagnostics: {broken-external-link: warning}");
        Post("a", $"[x]({server.Address("/dead")})");

        _shell.Run("check", "--external").ShouldBe(0, _shell.Error);
        _shell.Out.ShouldContain("warning: ");
        _shell.Run("check", "--external", "--strict").ShouldBe(1);

        Settings("diagnostics: {external-unknown: off}");
        Post("a", $"[x]({server.Address("/walled")})");
        _shell.Run("check", "--external", "--strict").ShouldBe(0, _shell.Out);
    }

    [Fact]
    public async Task An_ignored_address_is_not_asked_and_an_archived_copy_is_offered()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(404));
        Settings("", $"ignore: '{server.Address("/private/*")}'");
        Post("a", $"[x]({server.Address("/private/1")}) [y]({server.Address("/gone")})");
        _shell.Folder.Add("input/data/external-links.yml", $"{server.Address("/gone")}:\n  archive: https://archive.example/gone");

        _shell.Run("check", "--external").ShouldBe(0, _shell.Out);

        _shell.Out.ShouldContain("archived-copy");
        _shell.Out.ShouldContain("help: https://archive.example/gone");
        server.Lines.ShouldBe(["HEAD /gone", "GET /gone"]);
    }

    [Fact]
    public void Without_leave_nothing_of_a_private_network_is_asked()
    {
        _shell.Folder.Add("input/site.yml", "title: T");
        Post("a", "[x](http://127.0.0.1:9/)");

        _shell.Run("check", "--external", "--format", "json").ShouldBe(0);

        _shell.Out.ShouldContain("\"name\": \"external-not-checked\"");
        _shell.Error.ShouldBeEmpty();
    }

    private void Settings(string lines, string external = "ignore: []") =>
        _shell.Folder.Add("input/site.yml", $"title: T\nexternalLinks:\n  allowNetworks: [127.0.0.0/8]\n  {external}\n{lines}");

    private void Post(string name, string text) =>
        _shell.Folder.Add($"input/posts/{name}.md", $"---\ntitle: {name}\nsummary: s\n---\n{text}\n");
}
