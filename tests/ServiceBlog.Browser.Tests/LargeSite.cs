using Microsoft.Playwright;
using ServiceBlog.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ServiceBlog.Browser.Tests;

/// <summary>A site so large that browsers fetch ranges of its index.</summary>
public sealed class LargeSite : PublishedSite
{
    private readonly TempFolder _folder = new();

    public LargeSite()
    {
        string[] words = ["saddle", "spoke", "brake lever", "chain", "bottom bracket", "mudguard", "dynamo", "tyre", "valve", "frame"];
        _folder.Add("input/site.yml", "title: Bicycles\nbaseUrl: https://example.org/");
        for (var i = 0; i < 600; i++)
        {
            var (one, other) = (words[i % 10], words[i / 10 % 10]);
            _folder.Add($"input/posts/2026-01-01-part-{i}.md", $"""
                ---
                title: The {one} of bicycle {i}
                tags: [{one.Replace(' ', '-')}]
                ---
                The workshop took a {one} out of box {i / 7} and put a {other} into it.

                ## How the {other} is mended

                Nothing but the {other} and number {i * 31} of the list was needed. {(i == 321 ? "The brake lever was a red herring." : "A herring is not red.")}
                """);
        }
    }

    protected override string Input => Path.Combine(_folder.Path, "input");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>The search of a large site.</summary>
public sealed class LargeSiteTests(BrowserFixture fixture, LargeSite site) : IClassFixture<LargeSite>
{
    private static readonly string[] Queries =
    [
        "saddle", "bottom bracket", "the saddle of bicycle 123", "mudgard", "dinamo", "brakelever", "mud", "9951", "\"red herring\"", "herring -dynamo",
        "tag:chain frame", "kind:tag valve", "how the tyre is mended", "the", "xylophone", "workshop", "bicycle 17 spoke",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_script_ranks_as_the_command_does_with_and_without_ranges(bool knowsRanges)
    {
        site.KnowsRanges = knowsRanges;
        await using var window = await SearchWindow.Open(fixture.Browser, site, "/posts/", standsIn: false);
        (await window.OtherwiseRanked(Queries)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_query_fetches_a_part_of_the_files()
    {
        site.KnowsRanges = true;
        await using var window = await SearchWindow.Open(fixture.Browser, site, "/posts/", standsIn: false);
        site.IndexBytes = 0;
        await window.Ask("the dynamo of bicycle 126");
        await Expect(window.Page.Locator(".search mark").First).ToBeVisibleAsync();
        await Expect(window.Options.First).ToContainTextAsync("The dynamo of bicycle 126");
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        site.IndexBytes.ShouldBeInRange(1, 12_000);
    }
}
