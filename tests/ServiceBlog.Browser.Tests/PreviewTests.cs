using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;
using ServiceBlog.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ServiceBlog.Browser.Tests;

/// <summary>What an author sees in the browser while files are saved.</summary>
public sealed class PreviewTests(BrowserFixture fixture) : IAsyncLifetime
{
    private const string Form = """<details><summary>More</summary><p>Hidden</p></details><p><label>Name <input id="name"></label></p>""";

    private readonly TempFolder _folder = new();
    private readonly List<IBrowserContext> _windows = [];
    private readonly ConcurrentQueue<string> _mistakes = [];
    private RunningPreview _preview = null!;

    public async ValueTask InitializeAsync()
    {
        _folder.Add("input/site.yml", "title: Letters\nbaseUrl: https://example.org/blog/\n");
        Save("a", "A", Form + "\n\nFirst words.\n\n" + Filler());
        Save("b", "B", "Other words.");
        _preview = await RunningPreview.Start(_folder);
        await _preview.Until(state => state.Site is not null);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows)
            await window.DisposeAsync();
        await _preview.DisposeAsync();
        _folder.Dispose();
        _mistakes.ShouldBeEmpty(); // of the script, in any of the tests
    }

    [Fact]
    public async Task A_saved_text_shows_and_place_details_typed_text_and_focus_stay()
    {
        var page = await Open("/blog/posts/a/");
        await page.Locator(".prose summary").ClickAsync();
        await page.Locator("#name").FillAsync("typed");
        await page.EvaluateAsync("scrollTo(0, 900)");
        await page.EvaluateAsync("window.isTheSame = true");

        Save("a", "A new title", Form + "\n\nSecond words.\n\n" + Filler());

        await Expect(page.GetByText("Second words.")).ToHaveCountAsync(1);
        await Expect(page).ToHaveTitleAsync("A new title · Letters");
        await Expect(page.GetByText("First words.")).ToHaveCountAsync(0);
        (await page.EvaluateAsync<bool>("document.querySelector('.prose details').open")).ShouldBeTrue();
        (await page.Locator("#name").InputValueAsync()).ShouldBe("typed");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("name");
        (await page.EvaluateAsync<double>("scrollY")).ShouldBe(900, 1);
        (await page.EvaluateAsync<bool>("window.isTheSame")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_comes_and_goes_between_leaves_the_rest_alone()
    {
        var page = await Open("/blog/posts/a/");
        await page.Locator(".prose summary").ClickAsync();
        await page.EvaluateAsync("document.querySelector('.prose details').mark = 'kept'");

        Save("a", "A", "A paragraph before.\n\n## A heading\n\n" + Form.Replace("Hidden", "Shown", StringComparison.Ordinal) + "\n\nLast.");

        await Expect(page.GetByText("A paragraph before.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Shown")).ToBeVisibleAsync();
        (await page.EvaluateAsync<string>("document.querySelector('.prose details').mark")).ShouldBe("kept");
        (await page.Locator("main").InnerTextAsync()).ShouldNotContain("First words.");
    }

    [Fact]
    public async Task After_many_edits_the_page_is_what_a_reload_would_show()
    {
        var page = await Open("/blog/posts/a/");
        var random = new Random(7);
        for (var step = 1; step <= 25; step++)
        {
            var text = string.Join("\n\n", Enumerable.Range(0, random.Next(8)).Select(_ => Block(random)));
            Save("a", $"Title {Number(step)}", text);
            await Expect(page).ToHaveTitleAsync($"Title {Number(step)} · Letters");
        }
        var patched = await Served(page);
        await page.ReloadAsync();
        patched.ShouldBe(await Served(page));
    }

    [Fact]
    public async Task Only_windows_whose_page_has_changed_are_told()
    {
        var changed = await Open("/blog/posts/a/");
        var other = await Open("/blog/posts/b/");
        foreach (var page in new[] { changed, other })
            await page.EvaluateAsync("window.told = 0; document.addEventListener('serviceblog:shown', () => window.told++)");

        Save("a", "A", "Only here.");

        await Expect(changed.GetByText("Only here.")).ToBeVisibleAsync();
        (await changed.EvaluateAsync<int>("window.told")).ShouldBe(1);
        (await other.EvaluateAsync<int>("window.told")).ShouldBe(0);
    }

    [Fact]
    public async Task A_style_sheet_changes_without_a_reload()
    {
        _folder.Add("input/static/own.css", "@import 'part.css'; main { color: rgb(1, 2, 3) }");
        _folder.Add("input/static/part.css", "main { background: rgb(1, 2, 3) }");
        Save("a", "A", "<link rel=\"stylesheet\" href=\"/blog/own.css\">\n\nWords.");
        await _preview.Until(state => state.Site!.Files.ContainsKey("own.css") && state.Revision > 1);
        var page = await Open("/blog/posts/a/");
        await Expect(page.Locator("main")).ToHaveCSSAsync("color", "rgb(1, 2, 3)");
        await page.EvaluateAsync("window.isTheSame = true");

        _folder.Add("input/static/own.css", "@import 'part.css'; main { color: rgb(3, 2, 1) }");

        await Expect(page.Locator("main")).ToHaveCSSAsync("color", "rgb(3, 2, 1)");
        await Expect(page.Locator("link[href*='own.css']")).ToHaveCountAsync(1);
        _folder.Add("input/static/part.css", "main { background: rgb(3, 2, 1) }");
        await Expect(page.Locator("main")).ToHaveCSSAsync("background-color", "rgb(3, 2, 1)");
        (await page.EvaluateAsync<bool>("window.isTheSame")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_style_sheet_of_the_theme_changes_without_a_reload()
    {
        CopyTheme();
        await _preview.Until(state => state.Site!.Files.Keys.Any(path => path.EndsWith(".css", StringComparison.Ordinal)));
        var page = await Open("/blog/posts/a/");
        await page.EvaluateAsync("window.isTheSame = true");

        _folder.Add("themes/default/assets/css/site.css", "main { color: rgb(3, 2, 1) }");

        await Expect(page.Locator("main")).ToHaveCSSAsync("color", "rgb(3, 2, 1)");
        await Expect(page.Locator("link[rel=stylesheet]")).ToHaveCountAsync(1);
        (await page.EvaluateAsync<bool>("window.isTheSame")).ShouldBeTrue();
    }

    [Fact]
    public async Task An_error_lies_over_the_last_good_page_until_it_is_mended()
    {
        var page = await Open("/blog/posts/a/");
        await page.Locator("#name").FillAsync("typed");

        Save("a", "A", "One line.\n\nSee [this](gone.md).");

        var problems = page.Locator("serviceblog-preview .problems");
        await Expect(problems).ToContainTextAsync("input/posts/a.md:7:");
        await Expect(problems).ToContainTextAsync("See [this](gone.md).");
        await Expect(problems.Locator(".place")).ToContainTextAsync("^");
        await Expect(page.GetByText("First words.")).ToBeVisibleAsync();
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("name");

        Save("a", "A", "One line.\n\nSee [this](b.md).");

        await Expect(problems).ToHaveCountAsync(0);
        await Expect(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "this" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_mistake_in_a_template_is_shown_too()
    {
        CopyTheme();
        var page = await Open("/blog/posts/a/");
        var layout = _folder["themes/default/layouts/post.sbn-html"];
        var text = await File.ReadAllTextAsync(layout, TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(layout, text + "\n{{ if }}", TestContext.Current.CancellationToken);
        await Expect(page.Locator("serviceblog-preview .problems")).ToContainTextAsync("post.sbn-html:");
        await File.WriteAllTextAsync(layout, text, TestContext.Current.CancellationToken);
        await Expect(page.Locator("serviceblog-preview .problems")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_site_that_has_never_been_built_shows_its_errors_and_comes_alive()
    {
        using var folder = new TempFolder();
        folder.Add("input/posts/a.md", "---\ntitle: [\n---\n");
        await using var preview = await RunningPreview.Start(folder);
        await preview.Until(state => state.IsBuilt);
        var page = await NewPage();
        (await page.GotoAsync(new Uri(preview.Address, "/posts/a/").AbsoluteUri))!.Status.ShouldBe(503);
        await Expect(page.Locator("main")).ToContainTextAsync("input/posts/a.md:");

        folder.Add("input/posts/a.md", "---\ntitle: Mended\ndate: 2026-01-01\n---\nWords.\n");

        await Expect(page.Locator("main h1")).ToHaveTextAsync("Mended");
        await Expect(page.Locator("serviceblog-preview .problems")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_page_that_goes_becomes_the_page_of_the_site_that_says_so()
    {
        Save("c", "C", "Words.");
        await _preview.Until(state => state.Site!.Files.ContainsKey("posts/c/index.html"));
        var page = await Open("/blog/posts/c/");

        File.Delete(_folder["input/posts/c.md"]);

        await Expect(page.Locator("body")).ToHaveClassAsync("page-not-found");
        Save("c", "C again", "Words.");
        await Expect(page).ToHaveTitleAsync("C again · Letters");
    }

    [Fact]
    public async Task A_page_with_a_new_address_is_followed()
    {
        var page = await Open("/blog/posts/b/");

        File.Move(_folder["input/posts/b.md"], _folder["input/posts/renamed.md"]);
        await Expect(page).ToHaveURLAsync(new Uri(_preview.Address, "/blog/posts/renamed/").AbsoluteUri);
        _folder.Add("input/posts/renamed.md", "---\ntitle: Slugged\ndate: 2026-01-02\nslug: other\n---\nWords.\n");
        await Expect(page).ToHaveURLAsync(new Uri(_preview.Address, "/blog/posts/other/").AbsoluteUri);
        await Expect(page).ToHaveTitleAsync("Slugged · Letters");
    }

    [Fact]
    public async Task A_page_catches_up_when_the_preview_is_started_again()
    {
        var page = await Open("/blog/posts/a/");
        await page.EvaluateAsync("window.isTheSame = true");
        await _preview.DisposeAsync();
        Save("a", "While it was away", "Words.");

        _preview = await RunningPreview.Start(_folder, _preview.Address.Port);

        await Expect(page).ToHaveTitleAsync("While it was away · Letters");
        (await page.EvaluateAsync<bool>("window.isTheSame")).ShouldBeTrue();
    }

    [Fact]
    public async Task Drafts_and_pages_to_come_are_marked()
    {
        _folder.Add("input/posts/draft.md", "---\ntitle: D\ndraft: true\n---\nWords.\n");
        _folder.Add("input/posts/later.md", "---\ntitle: L\ndate: 2999-01-02\n---\nWords.\n");
        await _preview.Until(state => state.Site!.Unpublished.Count == 2);

        await Expect((await Open("/blog/posts/draft/")).Locator("serviceblog-preview .mark")).ToHaveTextAsync("Draft");
        var later = await Open("/blog/posts/later/");
        await Expect(later.Locator("serviceblog-preview .mark")).ToHaveTextAsync("Scheduled for 2999-01-02");
        _folder.Add("input/posts/later.md", "---\ntitle: L\ndate: 2026-01-02\n---\nWords.\n");
        await Expect(later.Locator("serviceblog-preview .mark")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_link_with_the_address_of_the_published_site_stays_in_the_preview()
    {
        Save("a", "A", "[there](https://example.org/blog/posts/b/)");
        await _preview.Until(state => state.Revision > 1);
        var page = await Open("/blog/posts/a/");

        await page.GetByRole(AriaRole.Link, new() { Name = "there" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Uri(_preview.Address, "/blog/posts/b/").AbsoluteUri);
    }

    private static string Block(Random random) => random.Next(6) switch
    {
        0 => $"## Heading {Number(random.Next(3))}",
        1 => $"<details><summary>S</summary><p>{Number(random.Next(9))}</p></details>",
        2 => $"- one\n- {Number(random.Next(9))}\n- three",
        3 => $"<p id=\"p{Number(random.Next(1000))}\" class=\"c{Number(random.Next(2))}\">Raw</p>",
        4 => $"<template><b>{Number(random.Next(3))}</b></template>",
        _ => $"Words {Number(random.Next(4))} and *more*.",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Filler() => string.Join("\n\n", Enumerable.Range(0, 100).Select(number => $"Line {Number(number)}."));

    /// <summary>The document as its source says, without what the preview adds.</summary>
    private static Task<string> Served(IPage page) => page.EvaluateAsync<string>(
        """
        () => {
          const copy = document.documentElement.cloneNode(true);
          copy.querySelectorAll('serviceblog-preview, script[data-run]').forEach(element => element.remove());
          return copy.outerHTML.replace(/\s+/g, ' ');
        }
        """);

    private void Save(string key, string title, string text) =>
        _folder.Add($"input/posts/{key}.md", $"---\ntitle: {title}\ndate: 2026-01-01\n---\n{text}\n");

    private void CopyTheme()
    {
        var from = Path.Combine(Repository.Root, "themes");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            _folder.Add("themes/" + Path.GetRelativePath(from, file), File.ReadAllText(file));
    }

    private async Task<IPage> Open(string path)
    {
        var page = await NewPage();
        await page.GotoAsync(new Uri(_preview.Address, path).AbsoluteUri);
        return page;
    }

    private async Task<IPage> NewPage()
    {
        var window = await fixture.Browser.NewContextAsync();
        _windows.Add(window);
        var page = await window.NewPageAsync();
        page.PageError += (_, mistake) => _mistakes.Enqueue(mistake);
        return page;
    }
}
