using Microsoft.Playwright;

namespace ServiceBlog.Browser.Tests;

/// <summary>What readers get beyond the text, on paper, with their own colours, and with scripts under a strict policy.</summary>
public sealed class ComfortTests(BrowserFixture fixture, PublishedSite site) : IClassFixture<PublishedSite>
{
    private const string Post = "/posts/the-case-against-dazzle/";

    [Fact]
    public async Task No_page_breaks_a_strict_policy_asks_another_host_or_is_wider_than_the_narrowest_screen()
    {
        await using var window = await fixture.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await window.AddInitScriptAsync("addEventListener('securitypolicyviolation', event => (window.broken ??= []).push(event.violatedDirective))");
        var page = await window.NewPageAsync();
        var faults = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.AddressOf("/"), StringComparison.Ordinal))
                faults.Add($"asks {request.Url}");
        };
        foreach (var path in site.Pages)
        {
            await page.GotoAsync(site.AddressOf(path));
            var fault = await page.EvaluateAsync<string>(
                "() => (window.broken ?? []).join() + (document.documentElement.scrollWidth > innerWidth ? ' too wide' : '')");
            if (fault.Length > 0)
                faults.Add($"{path}: {fault}");
        }
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_shows_what_it_leads_to_for_pointer_and_keyboard()
    {
        var page = await Open(Post);
        var citation = page.Locator(".citation a").First;
        var card = page.Locator(".preview");

        await citation.HoverAsync();
        await Assertions.Expect(card).ToContainTextAsync("Core service");
        await card.HoverAsync(); // the way to it must not close it
        await Assertions.Expect(card).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(card).ToBeHiddenAsync();

        var relation = page.Locator(".relations a").First;
        await relation.FocusAsync();
        await Assertions.Expect(card).ToContainTextAsync("Roy Osing");
        await Assertions.Expect(relation).ToHaveAttributeAsync("aria-describedby", "_preview");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(relation).Not.ToHaveAttributeAsync("aria-describedby", "_preview");
    }

    [Fact]
    public async Task A_reader_chooses_light_or_dark_and_keeps_it()
    {
        var page = await Open(Post);
        var button = page.Locator(".scheme");
        await Assertions.Expect(button).ToHaveAccessibleNameAsync("Colours: as the system");
        await button.ClickAsync();
        await button.ClickAsync();
        await page.GotoAsync(site.AddressOf("/"));

        await Assertions.Expect(button).ToHaveAccessibleNameAsync("Colours: dark");
        (await Ground(page)).ShouldBe("rgb(18, 22, 21)");
    }

    [Fact]
    public async Task The_contents_mark_the_section_that_is_read()
    {
        var page = await Open(Post);
        await page.Locator("#a-test").ScrollIntoViewIfNeededAsync();
        await page.EvaluateAsync("document.getElementById('a-test').scrollIntoView()");
        await Assertions.Expect(page.Locator(".toc [aria-current]")).ToHaveTextAsync("A test");
    }

    [Fact]
    public async Task Only_what_scrolls_is_a_stop_of_the_keyboard()
    {
        var page = await Open("/guide/themes/");
        (await page.EvaluateAsync<bool>(
            "() => [...document.querySelectorAll('.prose pre, .table-scroll')].every(box => (box.tabIndex === 0) === (box.scrollWidth > box.clientWidth))")).ShouldBeTrue();
    }

    [Fact]
    public async Task Paper_is_white_and_cuts_no_line_off()
    {
        var page = await Open("/guide/themes/", ColorScheme.Dark);
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(650, 900);

        (await Ground(page)).ShouldBe("rgb(255, 255, 255)");
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.prose th')).borderBlockEndColor")).ShouldNotContain("46, 54, 51");
        (await page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('.prose pre, .table-scroll')].filter(box => box.scrollWidth > box.clientWidth + 1).length")).ShouldBe(0);
    }

    [Fact]
    public async Task Colours_of_the_reader_leave_bars_and_the_current_place_to_be_seen()
    {
        await using var window = await fixture.Browser.NewContextAsync(new() { ForcedColors = ForcedColors.Active });
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.AddressOf("/archive/"));
        (await page.EvaluateAsync<bool>(
            "() => getComputedStyle(document.querySelector('.bar')).backgroundColor !== getComputedStyle(document.body).backgroundColor"
            + " && getComputedStyle(document.querySelector('.menu [aria-current]')).textDecorationLine === 'underline'")).ShouldBeTrue();
    }

    private async Task<IPage> Open(string path, ColorScheme scheme = ColorScheme.Light)
    {
        var window = await fixture.Browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.AddressOf(path));
        return page;
    }

    private static Task<string> Ground(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");
}
