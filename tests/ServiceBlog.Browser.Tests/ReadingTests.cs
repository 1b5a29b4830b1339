using ServiceBlog.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ServiceBlog.Browser.Tests;

/// <summary>The site in <c>input/</c> with the default theme, as readers meet it.</summary>
public sealed class ReadingTests(BrowserFixture fixture, ReadingTests.Showcase site) : IClassFixture<ReadingTests.Showcase>
{
    /// <summary>A page of every layout.</summary>
    public static readonly TheoryData<string> Pages =
    [
        "/", "/posts/", "/posts/walk-your-own-front-door/", "/sources/", "/sources/customer-service-shake-up/",
        "/sources/customer-service-shake-up/thread/", "/posts/the-case-against-dazzle/", "/map/", "/health/", "/topics/",
        "/topics/loyalty/", "/tags/", "/tags/listening/", "/archive/", "/archive/2007/", "/series/reading-the-models/",
        "/about/", "/guide/", "/guide/writing/", "/guide/built-ins/string/", "/search/", "/404.html",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_is_in_the_way_of_a_reader(string path) =>
        (await Look.Everywhere(fixture.Browser, site.AddressOf(path))).ShouldBeEmpty();

    [Fact]
    public async Task Every_layout_of_the_theme_is_among_the_pages()
    {
        var layouts = Directory.EnumerateFiles(Path.Combine(Repository.Root, "themes/default/layouts"))
            .Select(file => "page-" + Path.GetFileName(file).Split('.')[0]);
        await using var window = await fixture.Browser.NewContextAsync();
        var page = await window.NewPageAsync();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Pages)
        {
            await page.GotoAsync(site.AddressOf(row.Data));
            seen.Add((await page.Locator("body").GetAttributeAsync("class"))!);
        }
        layouts.Except(seen, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_site_reads_and_navigates_without_scripts()
    {
        await using var window = await fixture.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.AddressOf("/"));

        await page.Locator("a[href='/topics/loyalty/']").First.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Loyalty");
        await page.Locator("main a[href^='/posts/']").First.ClickAsync();
        await Expect(page.Locator("main article, main h1").First).ToBeVisibleAsync();
        await page.Locator("header a[href='/'], a.brand").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(site.AddressOf("/"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/posts/walk-your-own-front-door/")]
    public async Task The_keyboard_reaches_the_content_and_its_focus_is_seen(string path)
    {
        await using var window = await fixture.Browser.NewContextAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.AddressOf(path));

        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.className")).ShouldBe("skip");
        for (var stop = 0; stop < 12; stop++)
        {
            (await page.EvaluateAsync<bool>(
                """
                () => {
                  const style = getComputedStyle(document.activeElement);
                  const box = document.activeElement.getBoundingClientRect();
                  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && box.width > 0
                    && box.bottom > 0 && box.top < innerHeight;
                }
                """)).ShouldBeTrue(await page.EvaluateAsync<string>("document.activeElement.outerHTML"));
            await page.Keyboard.PressAsync("Tab");
        }
        await page.GotoAsync(site.AddressOf(path));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("_main");
    }

    /// <summary>The site that the repository holds.</summary>
    public sealed class Showcase : IAsyncLifetime
    {
        private ServedSite _site = null!;

        public async ValueTask InitializeAsync() => _site = await ServedSite.Start(Path.Combine(Repository.Root, "input"), Repository.Root);

        public string AddressOf(string path) => _site.AddressOf(path);

        public ValueTask DisposeAsync() => _site.DisposeAsync();
    }
}
