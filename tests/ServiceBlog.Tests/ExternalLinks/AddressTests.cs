using System.Net;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.LinkCheck.External;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.ExternalLinks;

/// <summary>No text makes the checker talk to the neighbourhood of the machine it runs on.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    public void Public_addresses_are_asked(string address) =>
        new AddressPolicy([]).Allows(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("[::]")]
    public async Task The_address_that_stands_for_none_is_told_as_private(string host) =>
        (await LinkCheck.Run(new Uri($"http://{host}/"))).ShouldHaveSingleItem().Message.ShouldContain("private network");

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.8")]
    [InlineData("192.0.2.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::7f00:1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:0:127.0.0.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void Other_addresses_are_not(string address) =>
        new AddressPolicy([]).Allows(IPAddress.Parse(address)).ShouldBeFalse();

    [Fact]
    public void A_network_that_the_user_allows_is_asked_in_whatever_disguise()
    {
        var policy = new AddressPolicy([IPNetwork.Parse("10.0.0.0/8")]);

        policy.Allows(IPAddress.Parse("10.1.2.3")).ShouldBeTrue();
        policy.Allows(IPAddress.Parse("::ffff:10.1.2.3")).ShouldBeTrue();
        policy.Allows(IPAddress.Parse("192.168.0.1")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    public async Task A_link_to_this_machine_is_not_followed(string host)
    {
        await using var server = ScriptedServer.Start(request => request.Answer(200));
        var url = new UriBuilder(server.Url("/a")) { Host = host }.Uri;

        var diagnostic = (await LinkCheck.Run(LinkCheck.Options() with { AllowedNetworks = [] }, url)).ShouldHaveSingleItem();

        diagnostic.Rule.ShouldBe(Rules.ExternalNotChecked);
        diagnostic.Severity.ShouldBe(Severity.Info);
        server.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_does_not_lead_to_a_private_address()
    {
        await using var hidden = ScriptedServer.Start(request => request.Answer(200));
        var target = new UriBuilder(hidden.Url("/admin")) { Host = "inside.example" }.Uri.AbsoluteUri;
        await using var server = ScriptedServer.Start(request => request.Redirect(301, target));
        var options = LinkCheck.Options() with
        {
            AllowedNetworks = [IPNetwork.Parse("127.0.0.1/32")],
            Resolve = (host, _) => Task.FromResult(new[] { IPAddress.Parse(host == "inside.example" ? "127.0.0.2" : host) }),
        };

        var diagnostic = (await LinkCheck.Run(options, server.Url("/a"))).ShouldHaveSingleItem();

        diagnostic.Rule.ShouldBe(Rules.ExternalNotChecked);
        diagnostic.Message.ShouldEndWith("where the host's address is in a private network");
        hidden.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_changes_its_address_between_two_requests_is_judged_anew()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(request.Method == "HEAD" ? 405 : 200));
        var answers = new Queue<string>(["127.0.0.1", "127.0.0.2"]);
        var options = LinkCheck.Options() with
        {
            AllowedNetworks = [IPNetwork.Parse("127.0.0.1/32")],
            Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Parse(answers.Dequeue()) }),
        };

        var diagnostics = await LinkCheck.Run(options, new UriBuilder(server.Url("/a")) { Host = "rebinding.example" }.Uri);

        diagnostics.Names().ShouldBe(["external-not-checked"]);
        server.Lines.ShouldBe(["HEAD /a"]);
    }

    [Theory]
    [InlineData("127.0.0.2", "127.0.0.3", "127.0.0.1")]
    [InlineData("127.0.0.1", "127.0.0.3", "127.0.0.2")]
    public async Task Of_several_addresses_only_allowed_ones_are_tried_until_one_answers(params string[] addresses)
    {
        await using var server = ScriptedServer.Start(request => request.Answer(200));
        var options = LinkCheck.Options(TimeProvider.System) with
        {
            AllowedNetworks = [IPNetwork.Parse("127.0.0.1/32"), IPNetwork.Parse("127.0.0.3/32")],
            Resolve = (_, _) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse)),
        };

        (await LinkCheck.Run(options, new UriBuilder(server.Url("/a")) { Host = "several.example" }.Uri)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_host_that_was_refused_once_is_asked_by_the_next_run_that_may()
    {
        using var folder = new TempFolder();
        await using var server = ScriptedServer.Start(request => request.Answer(404));
        var host = new UriBuilder(server.Url("/a")) { Host = "moving.example" }.Uri;
        ExternalOptions OptionsWhere(string address) => LinkCheck.Options() with
        {
            AllowedNetworks = [IPNetwork.Parse("127.0.0.1/32")],
            CacheFolder = folder.Path,
            Resolve = (name, _) => Task.FromResult(new[] { IPAddress.Parse(name == "moving.example" ? address : name) }),
        };

        (await LinkCheck.Run(OptionsWhere("127.0.0.2"), host, server.Url("/b"))).Names().ShouldBe(["external-not-checked", "broken-external-link"]);
        (await LinkCheck.Run(OptionsWhere("127.0.0.1"), host)).Names().ShouldBe(["broken-external-link"]);
    }

    [Fact]
    public async Task A_URL_with_a_password_is_told_and_not_sent()
    {
        await using var server = ScriptedServer.Start(request => request.Answer(200));
        var url = new UriBuilder(server.Url("/a")) { UserName = "name", Password = "secret" }.Uri;

        var diagnostic = (await LinkCheck.Run(url)).ShouldHaveSingleItem();

        diagnostic.Rule.ShouldBe(Rules.CredentialsInLink);
        diagnostic.Message.ShouldNotContain("secret");
        server.Lines.ShouldBeEmpty();
    }
}
