using Microsoft.Playwright;

namespace ServiceBlog.Browser.Tests;

/// <summary>What a reader meets who holds a phone.</summary>
public sealed class PhoneTests(BrowserFixture fixture, PublishedSite site) : IClassFixture<PublishedSite>
{
    [Fact]
    public async Task On_every_page_the_text_begins_high_on_the_first_screen()
    {
        await using var window = await fixture.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 360, Height = 740 } });
        var page = await window.NewPageAsync();
        var low = new List<string>();
        foreach (var path in site.Pages)
        {
            await page.GotoAsync(site.AddressOf(path));
            var top = await page.EvaluateAsync<double?>(
                """
                () => [...document.querySelectorAll('.hero p, .prose :is(p, li, dd, pre, td), main .entry-title')]
                  .find(text => text.checkVisibility())?.getBoundingClientRect().top ?? null
                """);
            if (top > 400)
                low.Add($"{path}: {top}");
        }
        low.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_folded_opens_where_it_stands()
    {
        await using var window = await fixture.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 360, Height = 740 } });
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.AddressOf("/sources/customer-service-shake-up/"));
        foreach (var fold in new[] { ".menu-main", ".about", ".toc" })
        {
            var link = page.Locator($"{fold} a").First;
            await Assertions.Expect(link).ToBeHiddenAsync();
            await page.Locator($"{fold} summary, {fold} > summary").First.ClickAsync();
            await Assertions.Expect(link).ToBeVisibleAsync();
            await page.Locator($"{fold} summary, {fold} > summary").First.ClickAsync();
        }
    }

    [Fact]
    public async Task On_a_wide_screen_nothing_is_folded()
    {
        await using var window = await fixture.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.AddressOf("/sources/customer-service-shake-up/"));
        foreach (var fold in new[] { ".menu-main", ".about", ".toc" })
        {
            await Assertions.Expect(page.Locator($"{fold} a").First).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator($"{fold} summary, {fold} > summary").First).ToBeHiddenAsync();
        }
    }
}
