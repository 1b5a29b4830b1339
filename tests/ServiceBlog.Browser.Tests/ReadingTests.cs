using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ServiceBlog.Core.Building;
using ServiceBlog.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ServiceBlog.Browser.Tests;

/// <summary>The site in <c>input/</c> with the default theme, as readers meet it.</summary>
public sealed class ReadingTests(BrowserFixture fixture, ReadingTests.Showcase site) : IClassFixture<ReadingTests.Showcase>
{
    /// <summary>A page of every layout.</summary>
    public static readonly TheoryData<string> Pages =
    [
        "/", "/posts/", "/posts/walk-your-own-front-door/", "/sources/", "/sources/customer-service-shake-up/", "/topics/",
        "/topics/loyalty/", "/tags/", "/tags/listening/", "/archive/", "/archive/2007/", "/series/reading-the-models/",
        "/about/", "/guide/", "/guide/writing/", "/guide/built-ins/string/", "/404.html",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_to_complain_of(string path)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            foreach (var (width, height) in new[] { (390, 844), (1280, 900) })
            {
                await using var window = await fixture.Browser.NewContextAsync(
                    new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } });
                var page = await window.NewPageAsync();
                await page.GotoAsync(site.AddressOf(path));
                var result = await page.RunAxe();
                result.Violations.Select(Describe).ShouldBeEmpty($"{path}, {scheme}, {width} pixels");
                result.Passes.ShouldNotBeEmpty();
            }
        }
    }

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

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}";

    /// <summary>The site, served as it will be published.</summary>
    public sealed class Showcase : IAsyncLifetime
    {
        private RunningPreview _preview = null!;

        public async ValueTask InitializeAsync()
        {
            _preview = await RunningPreview.Start(Path.Combine(Repository.Root, "input"), Repository.Root, options: new BuildOptions());
            await _preview.Until(state => state.IsBuilt);
            _preview.Live.Current.Problems.ShouldBeEmpty();
        }

        public string AddressOf(string path) => new Uri(_preview.Address, path).AbsoluteUri;

        public ValueTask DisposeAsync() => _preview.DisposeAsync();
    }
}
