using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ServiceBlog.Browser.Tests;

/// <summary>The dialog and the page for searching, as readers meet them.</summary>
public sealed partial class SearchTests(BrowserFixture fixture, PublishedSite site) : IClassFixture<PublishedSite>
{
    private const string Post = "/posts/walk-your-own-front-door/";

    [Theory]
    [InlineData("/")]
    [InlineData("Control+k")]
    [InlineData("Meta+k")]
    public async Task A_key_opens_the_search_and_Escape_leads_back(string key)
    {
        await using var window = await Open();
        await window.Page.Locator("main a").First.FocusAsync();

        await window.Press(key);
        await Expect(window.Field).ToBeFocusedAsync();
        await window.Field.FillAsync("x");
        await window.Press("Escape");

        await Expect(window.Page.Locator("dialog")).ToBeHiddenAsync();
        await Expect(window.Page.Locator("main a").First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_link_in_the_head_opens_it_and_Close_closes_it()
    {
        await using var window = await Open();

        await window.Page.Locator(".search-open").ClickAsync();
        await Expect(window.Field).ToBeFocusedAsync();
        await window.Page.Locator(".search-close").ClickAsync();

        await Expect(window.Page.Locator("dialog")).ToBeHiddenAsync();
        await Expect(window.Page).ToHaveURLAsync(site.AddressOf(Post));
    }

    [Fact]
    public async Task A_slash_in_a_field_is_a_slash()
    {
        await using var window = await Open("/search/");
        await window.Field.PressSequentiallyAsync("a/b");
        await Expect(window.Field).ToHaveValueAsync("a/b");
    }

    [Fact]
    public async Task The_keyboard_alone_finds_and_opens_a_section()
    {
        await using var window = await Open();
        await window.Press("/");
        await window.Page.Keyboard.TypeAsync("loyalty");
        await Expect(window.Options).ToContainTextAsync(["Loyalty › Scope", "What our sources say", "Lock-in Is Not Loyalty"]);

        await Chosen("ArrowDown", "Loyalty › Scope");
        await Chosen("ArrowDown", "What our sources say");
        await Chosen("End", "Lock-in Is Not Loyalty");
        await Chosen("ArrowDown", null);
        await Chosen("ArrowUp", "Lock-in Is Not Loyalty");
        await Chosen("Home", "Loyalty › Scope");
        await Chosen("ArrowDown", "What our sources say");
        await window.Press("Enter");

        await Expect(window.Page).ToHaveURLAsync(site.AddressOf("/topics/loyalty/#what-our-sources-say"));

        async Task Chosen(string key, string? text)
        {
            await window.Press(key);
            await Expect(window.Field).ToBeFocusedAsync();
            var selected = window.Page.Locator(".search [aria-selected=true]");
            if (text is null)
            {
                await Expect(selected).ToHaveCountAsync(0);
                (await window.Field.GetAttributeAsync("aria-activedescendant")).ShouldBeNull();
                return;
            }
            await Expect(selected).ToContainTextAsync(text);
            await Expect(selected).ToBeInViewportAsync();
            await Expect(window.Field).ToHaveAttributeAsync("aria-activedescendant", (await selected.GetAttributeAsync("id"))!);
        }
    }

    [Fact]
    public async Task Enter_opens_the_first_result_of_what_was_typed_last_even_before_it_is_there()
    {
        await using var window = await Open();
        await window.Ask("customer");
        await Expect(window.Options.First).ToContainTextAsync("Lock-in");

        await window.Field.FillAsync("slow calls");
        await window.Press("Enter");

        await Expect(window.Page).ToHaveURLAsync(site.AddressOf("/sources/customer-service-shake-up/"));
    }

    [Fact]
    public async Task Ctrl_Enter_opens_a_tab_of_its_own()
    {
        await using var window = await Open();
        await window.Ask("lasts");
        await Expect(window.Options.First).ToContainTextAsync("Loyalty");

        var tab = await window.Page.Context.RunAndWaitForPageAsync(() => window.Press("Control+Enter"));

        await Arrives(tab, "/topics/loyalty/#scope");
        await Expect(window.Page.Locator("dialog")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_words_are_marked_in_the_excerpt_and_named_in_the_address()
    {
        await using var window = await Open();
        await window.Ask("loyalty lasts");

        await Expect(window.Page.Locator(".search mark")).ToHaveTextAsync(["Loyalty", "lasts", "Loyalty"]);
        var address = await window.Options.First.GetAttributeAsync("href");
        address.ShouldBe("/topics/loyalty/#scope:~:text=Loyalty,-is%20preference%20that&text=is%20preference%20that-,lasts,-when%20one%20may&text=Loyalty,-is%20not%20lock%2Din");
    }

    [Fact]
    public async Task Screen_readers_are_told_of_a_list_its_options_and_their_number()
    {
        await using var window = await Open();
        await window.Ask("customer");
        await Expect(window.Options).ToHaveCountAsync(2);

        await Expect(window.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search", Expanded = true })).ToBeFocusedAsync();
        await Expect(window.Page.GetByRole(AriaRole.Dialog, new() { Name = "Search" })).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Listbox, new() { Name = "Results" }).GetByRole(AriaRole.Option)).ToHaveCountAsync(2);
        await Expect(window.Field).ToHaveAttributeAsync("aria-controls", (await window.Page.Locator("[role=listbox]").GetAttributeAsync("id"))!);
        await Expect(window.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 results");
        await window.Field.FillAsync("calls");
        await Expect(window.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 result");
        await window.Field.FillAsync("nothing of the kind");
        await Expect(window.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Nothing found.");
    }

    [Fact]
    public async Task Where_nothing_is_found_similar_words_and_topics_lead_on()
    {
        await using var window = await Open();
        await window.Ask("loialty");
        await Expect(window.Note).ToHaveTextAsync("Nothing found.");
        await Expect(window.Page.GetByRole(AriaRole.Group, new() { Name = "Topics" }).GetByRole(AriaRole.Option)).ToHaveTextAsync(["Loyalty"]);

        await window.Page.GetByRole(AriaRole.Group, new() { Name = "Similar words" }).GetByText("loyalty").ClickAsync();

        await Expect(window.Field).ToHaveValueAsync("loyalty");
        await Expect(window.Options.First).ToContainTextAsync("Loyalty › Scope");
    }

    [Fact]
    public async Task More_results_come_when_they_are_asked_for()
    {
        await using var window = await Open();
        await window.Ask("many");
        await Expect(window.Note).ToHaveTextAsync("45 results");
        await Expect(window.Options.Last).ToHaveTextAsync("More results");
        var first = await window.Options.CountAsync() - 1;

        await window.Press("ArrowUp");
        await window.Press("Enter");
        await Expect(window.Options).ToHaveCountAsync((2 * first) + 1);
        await Expect(window.Page.Locator("[aria-selected=true]")).ToContainTextAsync($"Many {first + 1}");
        await window.Options.Last.ClickAsync();

        await Expect(window.Options).ToHaveCountAsync((3 * first) + 1);
        await Expect(window.Field).ToBeFocusedAsync();
    }

    [Fact]
    public async Task An_answer_to_an_older_query_never_takes_the_place_of_a_newer_one()
    {
        await using var window = await Open();
        await window.Ask("slow loyalty");
        await window.Field.FillAsync("calls");
        await Expect(window.Options).ToHaveCountAsync(1);

        await window.Page.WaitForTimeoutAsync(1300);

        await Expect(window.Options).ToHaveCountAsync(1);
        await Expect(window.Note).ToHaveTextAsync("1 result");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_searched_lately_is_offered_until_it_is_cleared(bool hasStorage)
    {
        await using var window = await Open("/search/");
        if (!hasStorage)
        {
            await window.Page.AddInitScriptAsync("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('off', 'SecurityError') } })");
            await window.Page.ReloadAsync();
        }
        await window.Field.FillAsync("calls");
        await window.Press("Enter");
        await window.Field.FillAsync("loyalty");
        await window.Press("Enter");
        await window.Field.FillAsync("");
        await Expect(window.Options).ToHaveTextAsync(["loyalty", "calls"]);
        await Expect(window.Page).ToHaveURLAsync(site.AddressOf("/search/"));

        if (hasStorage)
        {
            await window.Page.ReloadAsync();
            await Expect(window.Options).ToHaveTextAsync(["loyalty", "calls"]);
        }
        await window.Options.Last.ClickAsync();
        await Expect(window.Note).ToHaveTextAsync("1 result");
        await window.Field.FillAsync("");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await Expect(window.Options).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_page_answers_its_address_and_keeps_it_true()
    {
        await using var window = await Open("/search/?q=calls");
        await Expect(window.Field).ToHaveValueAsync("calls");
        await Expect(window.Options).ToHaveCountAsync(1);
        await Expect(window.Page).ToHaveTitleAsync("calls · Search · The Service Shelf");
        await Expect(window.Page.Locator(".search-rest")).ToBeHiddenAsync();

        await window.Field.FillAsync("front & \"line\"");
        await Arrives(window.Page, "/search/?q=front+%26+%22line%22");
        await window.Field.FillAsync("");

        await Expect(window.Page).ToHaveURLAsync(site.AddressOf("/search/"));
        await Expect(window.Page).ToHaveTitleAsync("Search · The Service Shelf");
        await Expect(window.Page.Locator(".search-rest")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_scripts_the_link_leads_to_a_page_that_leads_on()
    {
        await using var window = await Open(options: new() { JavaScriptEnabled = false });

        await window.Page.Locator(".search-open").ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(site.AddressOf("/search/"));
        await Expect(window.Page.Locator("noscript p")).ToContainTextAsync("Searching needs scripts");
        foreach (var path in new[] { "/topics/loyalty/", "/tags/listening/", "/archive/", "/sitemap.xml" })
            await Expect(window.Page.Locator($"main a[href='{path}']")).ToBeVisibleAsync();
        await window.Field.FillAsync("loyalty");
        await window.Press("Enter");

        await Expect(window.Page).ToHaveURLAsync(site.AddressOf("/search/?q=loyalty"));
        await Expect(window.Page.Locator("meta[name=robots]")).ToHaveAttributeAsync("content", "noindex");
    }

    /// <summary>What readers may see of the search, each as a way to bring it about.</summary>
    public static readonly TheoryData<string, string> Sights = new()
    {
        { Post, "loyalty" },
        { Post, "nothing of the kind" },
        { Post, "lost" },
        { Post, "" },
        { "/search/", "loyalty" },
        { "/search/", "nothing of the kind" },
        { "/search/", "lost" },
    };

    [Theory]
    [MemberData(nameof(Sights))]
    public async Task Nothing_is_in_the_way_of_a_reader_in_either_direction(string path, string query)
    {
        foreach (var direction in new[] { "ltr", "rtl" })
        {
            (await Look.Everywhere(fixture.Browser, site.AddressOf(path), async page =>
            {
                await page.EvaluateAsync($"document.documentElement.dir = '{direction}'");
                await Show(page, path, query);
            }, context => SearchWindow.StandIn(context, site))).ShouldBeEmpty(direction);
        }
    }

    [Theory]
    [InlineData("loyalty")]
    [InlineData("nothing of the kind")]
    public async Task On_a_low_screen_the_last_line_comes_into_sight(string query)
    {
        await using var window = await Open(options: new() { ViewportSize = new() { Width = 640, Height = 260 } });
        await window.Ask(query);
        await Expect(window.Options).ToHaveCountAsync(3);

        await window.Press("ArrowUp");

        await Expect(window.Page.Locator("[aria-selected=true]")).ToBeInViewportAsync(new() { Ratio = 0.95f });
        await Expect(window.Page.Locator("dialog")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(window.Field).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Theory]
    [InlineData("ltr")]
    [InlineData("rtl")]
    public async Task It_fits_on_320_pixels(string direction)
    {
        await using var window = await Open(options: new() { ViewportSize = new() { Width = 320, Height = 480 } });
        await window.Page.EvaluateAsync($"document.documentElement.dir = '{direction}'");
        await window.Ask("customer");
        await Expect(window.Page.Locator(".search mark").First).ToBeVisibleAsync();

        var beside = await window.Page.EvaluateAsync<string[]>(
            """
            () => [document.documentElement, ...document.querySelectorAll("dialog, dialog *:not(.unseen)")]
              .filter(each => each.checkVisibility() && (each.getBoundingClientRect().left < -1 || each.getBoundingClientRect().right > innerWidth + 1
                || (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline" && each.nodeName !== "INPUT")))
              .map(each => each.outerHTML.slice(0, 200))
            """);

        beside.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_not_printed()
    {
        await using var window = await Open();
        await window.Ask("loyalty");
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(window.Page.Locator("dialog")).ToBeHiddenAsync();
        await Expect(window.Page.Locator(".search-open")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task In_forced_colours_the_chosen_result_is_seen()
    {
        await using var window = await Open(options: new() { ForcedColors = ForcedColors.Active });
        await window.Ask("loyalty");
        await Expect(window.Options).ToHaveCountAsync(3);
        await window.Press("ArrowDown");

        (await window.Options.First.EvaluateAsync<string>("option => getComputedStyle(option).outlineStyle")).ShouldBe("solid");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/topics/loyalty/")]
    [InlineData("/archive/")]
    [InlineData("/sources/customer-service-shake-up/thread/")]
    [InlineData("/map/")]
    public async Task A_strict_policy_for_content_is_kept(string path)
    {
        await using var window = await Open(path); // complains of each violation
        await window.Ask("loyalty");
        await Expect(window.Options).ToHaveCountAsync(3);
        await window.Press("Enter");
        await Arrives(window.Page, "/topics/loyalty/#scope");
    }

    private Task<SearchWindow> Open(string path = Post, BrowserNewContextOptions? options = null) => SearchWindow.Open(fixture.Browser, site, path, options);

    /// <summary>Waits for an address as scripts see it: without the words that the browser marks.</summary>
    private static Task Arrives(IPage page, string address) =>
        page.WaitForFunctionAsync("address => location.pathname + location.search + location.hash === address", address);

    private static async Task Show(IPage page, string path, string query)
    {
        if (path != "/search/")
            await page.Keyboard.PressAsync("/");
        var field = page.Locator(".search input");
        await Expect(field).ToHaveAttributeAsync("role", "combobox");
        await field.FillAsync(query.Length == 0 ? "calls" : query);
        if (query.Length == 0)
        {
            await page.Keyboard.PressAsync("Control+Enter");
            await field.FillAsync("");
        }
        await Expect(page.Locator(query == "lost" ? ".search-failed" : ".search [role=option]").First).ToBeVisibleAsync();
        if (query == "loyalty")
        {
            await Expect(page.Locator(".search mark").First).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }
}
