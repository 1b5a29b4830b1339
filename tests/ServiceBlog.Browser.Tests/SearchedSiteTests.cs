using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ServiceBlog.Browser.Tests;

/// <summary>The search of the published site, index and all, as readers meet it.</summary>
public sealed class SearchedSiteTests(BrowserFixture fixture, PublishedSite site) : IClassFixture<PublishedSite>
{
    [Theory]
    [InlineData("loyalty", "Loyalty")]
    [InlineData("loialty", "Loyalty")]
    [InlineData("loyal", "Loyalty")]
    [InlineData("switching costs", "Lock-in")]
    [InlineData("\"three generations\"", "Three Generations")]
    [InlineData("SB0301", "Diagnostics › SB0301 broken-link")]
    [InlineData("string.replace_first", "String Functions › string.replace_first")]
    public async Task What_readers_look_for_is_among_the_first_results(string query, string title)
    {
        await using var window = await Open("/posts/");
        await window.Ask(query);
        await Expect(window.Options.Filter(new() { HasText = title }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keys_that_are_typed_while_the_dialog_loads_are_kept()
    {
        await using var window = await Open("/posts/");
        await window.Page.RouteAsync("**/css/search.*.css", async route =>
        {
            await window.Page.WaitForFunctionAsync("() => document.querySelector('dialog input')?.value === 'loyalty'");
            await route.ContinueAsync();
        });

        await window.Page.Keyboard.PressAsync("/");
        await window.Page.Keyboard.TypeAsync("loyalty");

        await Expect(window.Options.First).ToContainTextAsync("Loyalty");
        await Expect(window.Page.Locator("dialog.search")).ToHaveCSSAsync("opacity", "1");
    }

    [Fact]
    public async Task A_result_leads_to_its_section_and_the_word_is_marked_there()
    {
        await using var window = await Open("/");
        await window.Ask("SB0301 broken-link");
        var option = window.Options.Filter(new() { HasText = "Diagnostics › SB0301" });
        await Expect(option.Locator("mark").First).ToBeVisibleAsync();
        (await option.GetAttributeAsync("href")).ShouldStartWith("/guide/diagnostics/#broken-link");

        await option.ClickAsync();

        await Expect(window.Page.Locator("#broken-link")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_page_shows_what_the_dialog_shows()
    {
        await using var dialog = await Open("/about/");
        await dialog.Ask("customer intimacy");
        await Expect(dialog.Options.First).ToBeVisibleAsync();
        await using var page = await Open("/search/?q=customer+intimacy");
        await Expect(page.Options.First).ToBeVisibleAsync();

        (await page.Page.Locator(".search-title").AllTextContentsAsync()).ShouldBe(await dialog.Page.Locator(".search-title").AllTextContentsAsync());
    }

    [Theory]
    [InlineData("kind:source", "Source")]
    [InlineData("kind:topic loyalty", "Topic")]
    [InlineData("year:2007 -kind:post", "Source")]
    public async Task A_filter_leaves_one_kind(string query, string kind)
    {
        await using var window = await Open("/search/?q=" + Uri.EscapeDataString(query));
        await Expect(window.Options.First).ToBeVisibleAsync();
        (await window.Page.Locator(".search-kind").AllTextContentsAsync()).ShouldAllBe(shown => shown == kind);
    }

    [Theory]
    [MemberData(nameof(SearchTests.BadQueries), MemberType = typeof(SearchTests))]
    public async Task Nothing_that_is_typed_does_harm(string query)
    {
        await using var window = await Open("/search/");
        await window.Field.FillAsync(query);
        await Expect(query.Trim().Length == 0 ? window.Page.Locator(".search-rest") : window.Note).ToBeVisibleAsync();
        await Expect(window.Failure).ToBeHiddenAsync();
        await window.Field.FillAsync("loyalty");

        await Expect(window.Options.First).ToContainTextAsync("Loyalty");
    }

    /// <summary>Every file of the index but the manifest, which is asked for anew after a failure.</summary>
    [Theory]
    [InlineData(404, "")]
    [InlineData(200, "this is no part of an index")]
    [InlineData(200, "")]
    public async Task A_part_of_the_index_that_is_missing_or_damaged_is_told(int status, string body)
    {
        await using var window = await Open("/posts/");
        await window.Page.RouteAsync(IsPart(), route => route.FulfillAsync(new() { Status = status, Body = body }));

        await window.Ask("loyalty");

        await Expect(window.Failure).ToBeVisibleAsync();
        await window.Page.UnrouteAllAsync();
        await window.Field.FillAsync("contract");
        await Expect(window.Options.First).ToBeVisibleAsync();
        await Expect(window.Failure).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_script_ranks_as_the_command_does()
    {
        string[] queries =
        [
            "loyalty", "customer loyalty", "loylaty", "lockin", "help desk", "standardisation", "personalised", "web 2.0", "how far to trust", "templ lang", "settin", "hostng", "hsting",
            "string.replace_first", "SB0301", "\"three generations\"", "\"front line\" kind:post", "answer -complaint", "year:2007 -kind:post",
            "tag:loyalty", "author:osing", "three generations of customer service", "who should set the rules", "xylophone", "naïve café", "東京", "the",
        ];
        await using var window = await Open("/posts/");
        (await window.OtherwiseRanked(queries)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_first_query_takes_five_files_at_most()
    {
        await using var window = await Open("/posts/");
        var files = new List<string>();
        // The picture of the page comes whenever the browser likes.
        window.Page.Request += (_, request) =>
        {
            if (!request.Url.Contains("favicon", StringComparison.Ordinal))
                files.Add(request.Url);
        };
        await window.Ask("loyalty");

        await Expect(window.Page.Locator(".search mark").First).ToBeVisibleAsync();
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        files.Count.ShouldBeInRange(2, 5, JsonSerializer.Serialize(files));
    }

    [Fact]
    public async Task Nothing_is_in_the_way_of_a_reader() =>
        (await Look.Everywhere(fixture.Browser, site.AddressOf("/topics/loyalty/"), async page =>
        {
            await page.Keyboard.PressAsync("/");
            await page.Locator(".search input").FillAsync("customers leave");
            await Expect(page.Locator(".search mark").First).ToBeVisibleAsync();
        })).ShouldBeEmpty();

    private static Func<string, bool> IsPart() => url => url.Contains("/search/", StringComparison.Ordinal) && url.EndsWith(".bin", StringComparison.Ordinal);

    private Task<SearchWindow> Open(string path) => SearchWindow.Open(fixture.Browser, site, path, standsIn: false);
}
