using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace ServiceBlog.Browser.Tests;

/// <summary>Topics, timelines, citations, threads, comments, the map and what health finds, as readers meet them.</summary>
public sealed class KnowledgePagesTests(BrowserFixture fixture, KnowledgeSite site) : IClassFixture<KnowledgeSite>
{
    public static readonly TheoryData<string> Pages =
    [
        "/topics/queues/", "/topics/counters/", "/topics/letters/", "/topics/silence/", "/topics/", "/sources/main/", "/sources/main/thread/",
        "/posts/claim/", "/posts/objection/", "/posts/last/", "/map/", "/health/", "/tags/waiting/",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_is_in_the_way_of_a_reader(string path) =>
        (await Look.Everywhere(fixture.Browser, site.AddressOf(path))).ShouldBeEmpty();

    [Theory]
    [InlineData("/sources/main/", ".cited-here")]
    [InlineData("/topics/queues/", ".figures")]
    [InlineData("/topics/letters/", ".figures")]
    public async Task Nor_when_everything_is_unfolded(string path, string unfolded) =>
        (await Look.Everywhere(fixture.Browser, site.AddressOf(path), async page =>
        {
            foreach (var summary in await page.Locator(unfolded + " > summary").AllAsync())
                await summary.ClickAsync();
            (await page.Locator(unfolded + "[open]").CountAsync()).ShouldBeGreaterThan(0);
        })).ShouldBeEmpty();

    [Fact]
    public async Task Nor_when_a_term_shows_what_it_means() =>
        (await Look.Everywhere(fixture.Browser, site.AddressOf("/posts/claim/"), async page =>
        {
            await page.Locator(".term").First.FocusAsync();
            await page.Keyboard.PressAsync("Shift+Tab");
            await page.Keyboard.PressAsync("Tab"); // so that the browser shows the focus, as it does not for a script's
            (await page.EvaluateAsync<string>("getComputedStyle(document.activeElement, '::after').content")).ShouldNotBe("none");
        })).ShouldBeEmpty();

    [Fact]
    public async Task Nor_where_citations_go_by_author_and_year()
    {
        var address = site.AuthorYearAddressOf("/posts/claim/");
        (await Look.Everywhere(fixture.Browser, address)).ShouldBeEmpty();
        await using var window = await fixture.Browser.NewContextAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync(address);
        await Expect(page.Locator(".citation").First).ToHaveTextAsync("(Writer, 2014)");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_keyboard_reaches_all_there_is_in_its_order_and_nothing_covers_it(string path)
    {
        await using var window = await fixture.Browser.NewContextAsync(new() { ViewportSize = Look.Phone });
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.AddressOf(path));
        var stops = await page.EvaluateAsync<int>(
            """
            () => {
              window.stops = [...document.querySelectorAll('a[href]:not([tabindex="-1"]), button, summary, [tabindex="0"]')].filter(stop => stop.checkVisibility());
              return stops.length;
            }
            """);
        stops.ShouldBeGreaterThan(10);
        for (var stop = 0; stop < stops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var fault = await page.EvaluateAsync<JsonElement>(
                """
                number => {
                  const [focus, style] = [document.activeElement, getComputedStyle(document.activeElement)];
                  const box = focus.getClientRects()[0];
                  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                  const above = focus.contains(top) ? null : top?.closest('a, summary');
                  return focus !== stops[number] ? `expected ${stops[number].outerHTML}, is at ${focus.outerHTML.slice(0, 200)}`
                    : style.outlineStyle === 'none' || !(parseFloat(style.outlineWidth) >= 2) ? `no outline: ${focus.outerHTML}`
                    : box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth ? `out of sight: ${focus.outerHTML}`
                    : above ? `covered by ${above.outerHTML}: ${focus.outerHTML}`
                    : null;
                }
                """, stop);
            fault.ValueKind.ShouldBe(JsonValueKind.Null, fault.ToString());
        }
    }

    [Fact]
    public async Task The_argument_can_be_followed_without_scripts()
    {
        await using var window = await fixture.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await window.NewPageAsync();

        await page.GotoAsync(site.AddressOf("/map/"));
        await page.Locator("svg a[href='/sources/main/']").ClickAsync();
        await page.Locator(".cited-here summary").First.ClickAsync();
        await page.Locator(".cited-here[open] a", new() { HasText = "It Is Not Faster" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("It Is Not Faster");
        await page.Locator(".citation a").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(site.AddressOf("/sources/main/#the-claim"));
        await page.Locator("a[href='/sources/main/thread/']").First.ClickAsync();
        await Expect(page.Locator(".answer h2")).ToHaveTextAsync(
            ["The Other Line and the Donaudampfschifffahrtsgesellschaftskapitän", "It Is Not Faster", "Faster on Average", "The Last Word"]);
    }

    [Fact]
    public async Task A_reference_leads_back_to_each_place_that_cites_it()
    {
        await using var window = await fixture.Browser.NewContextAsync(new() { ViewportSize = Look.Phone });
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.AddressOf("/posts/claim/"));

        await page.Locator(".references li").First.Locator("[role=doc-backlink]").Last.ClickAsync();

        await Expect(page.Locator(".citation :target, .citation:target")).ToBeInViewportAsync();
    }
}
