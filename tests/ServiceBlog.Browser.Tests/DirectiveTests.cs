using static Microsoft.Playwright.Assertions;

namespace ServiceBlog.Browser.Tests;

/// <summary>The guide's page on directives, which shows each of them.</summary>
public sealed class DirectiveTests(BrowserFixture fixture, PublishedSite site) : IClassFixture<PublishedSite>
{
    private const string Path = "/guide/directives/";

    [Fact]
    public async Task Nothing_is_in_the_way_of_a_reader() =>
        (await Look.Everywhere(fixture.Browser, site.AddressOf(Path))).ShouldBeEmpty();

    [Fact]
    public async Task The_page_asks_no_other_host_and_breaks_no_policy()
    {
        await using var window = await fixture.Browser.NewContextAsync();
        var page = await window.NewPageAsync();
        var (asked, said) = (new List<string>(), new List<string>());
        page.Request += (_, request) => asked.Add(request.Url);
        page.Console += (_, message) => said.Add(message.Text);

        await page.GotoAsync(site.AddressOf(Path));
        await page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        await page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);

        asked.ShouldAllBe(url => url.StartsWith(site.AddressOf("/"), StringComparison.Ordinal));
        said.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tabs_are_chosen_by_pointer_and_by_keyboard()
    {
        await using var window = await fixture.Browser.NewContextAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.AddressOf(Path));
        var (yaml, toml) = (page.GetByText("title: First Reply").Last, page.GetByText("title = \"First Reply\"").Last);

        await Expect(yaml).ToBeVisibleAsync();
        await Expect(toml).ToBeHiddenAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Tab, new() { Name = "TOML" }).ClickAsync();
        await Expect(toml).ToBeVisibleAsync();
        await Expect(yaml).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(yaml).ToBeVisibleAsync();
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Tab, new() { Name = "YAML" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Without_scripts_tabs_stand_one_below_the_other_under_their_names()
    {
        await using var window = await fixture.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.AddressOf(Path));

        foreach (var name in new[] { "YAML", "TOML" })
            await Expect(page.Locator(".tab", new() { HasText = name }).Locator("pre")).ToBeVisibleAsync();
    }
}
