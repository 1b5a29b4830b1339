using ServiceBlog.Tests.Support;

namespace ServiceBlog.Browser.Tests;

/// <summary>Pictures and code as readers see them.</summary>
public sealed class MediaTests(BrowserFixture fixture) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Fifty_pictures_that_come_late_move_nothing()
    {
        _folder.Add("site/input/site.yml", "title: T\nbaseUrl: https://example.org/\n");
        var pictures = Enumerable.Range(0, 50).Select(number => $"Words.\n\n![Picture {number}](../static/p{number}.svg)\n\n");
        for (var number = 0; number < 50; number++)
            _folder.Add($"site/input/static/p{number}.svg", $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{300 + number}\" height=\"200\"><rect width=\"300\" height=\"200\"/></svg>");
        _folder.Add("site/input/posts/2026-01-02-pictures.md", $"---\ntitle: Pictures\nsummary: S\n---\n{string.Concat(pictures)}");
        await using var site = await ServedSite.Start(_folder["site/input"], _folder["site"]);
        await using var window = await fixture.Browser.NewContextAsync();
        var page = await window.NewPageAsync();
        await page.RouteAsync("**/*.svg", async route =>
        {
            // After the page has been laid out without it.
            await page.WaitForFunctionAsync("() => document.readyState !== 'loading'");
            await route.ContinueAsync();
        });

        await page.GotoAsync(site.AddressOf("/posts/pictures/"));
        var shift = await page.EvaluateAsync<double>(
            """
            async () => {
              // The pictures come after the page, whose own parts may come one after the other.
              const { domInteractive } = performance.getEntriesByType('navigation')[0];
              let shift = 0;
              new PerformanceObserver(list => list.getEntries().forEach(entry => shift += entry.startTime >= domInteractive ? entry.value : 0)).observe({ type: 'layout-shift', buffered: true });
              for (const image of document.querySelectorAll('.prose img')) {
                image.scrollIntoView();
                await image.decode();
              }
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              return shift;
            }
            """);

        shift.ShouldBe(0);
    }

    [Theory]
    [InlineData("![a](../static/a.svg \"A\")\n\n![b](../static/a.svg \"B\")\n", true)]
    [InlineData("![a](../static/a.svg \"A\")\n\n```js title=\"B\"\nb\n```\n", false)]
    public async Task Figures_are_numbered_where_a_text_has_several(string text, bool isNumbered)
    {
        _folder.Add("site/input/site.yml", "title: T\nbaseUrl: https://example.org/\n");
        _folder.Add("site/input/static/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"/>");
        _folder.Add("site/input/posts/2026-01-02-figures.md", $"---\ntitle: Figures\nsummary: S\n---\n{text}");
        await using var site = await ServedSite.Start(_folder["site/input"], _folder["site"]);
        await using var window = await fixture.Browser.NewContextAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.AddressOf("/posts/figures/"));

        var number = await page.Locator(".prose figcaption").Last.EvaluateAsync<string>("caption => getComputedStyle(caption, '::before').content");

        number.ShouldBe(isNumbered ? "counter(figure) \". \"" : "none");
    }

    [Fact]
    public async Task Code_goes_to_the_clipboard_as_it_stands()
    {
        _folder.Add("site/input/site.yml", "title: T\nbaseUrl: https://example.org/\n");
        _folder.Add("site/input/posts/2026-01-02-code.md", "---\ntitle: Code\nsummary: S\n---\nSome.\n\n```js numbered {1}\nlet a = 1;\n  let b = \"<&>\";\n```\n");
        await using var site = await ServedSite.Start(_folder["site/input"], _folder["site"]);
        await using var window = await fixture.Browser.NewContextAsync(new() { Permissions = ["clipboard-read", "clipboard-write"] });
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.AddressOf("/posts/code/"));

        await page.Locator(".prose pre").HoverAsync();
        await page.Locator(".copy").ClickAsync();

        (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldBe("let a = 1;\n  let b = \"<&>\";");
        (await page.Locator(".copy").TextContentAsync()).ShouldBe("Copied");
    }

    public void Dispose() => _folder.Dispose();
}
