using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ServiceBlog.Browser.Tests;

/// <summary>What goes wrong: files that are missing, late or damaged, and queries that make no sense.</summary>
public sealed partial class SearchTests
{
    [Theory]
    [InlineData("**/search/manifest.json", 404, "")]
    [InlineData("**/search/manifest.json", 200, "{\"pages\": [")]
    [InlineData("**/search/manifest.json", 200, "null")]
    [InlineData("**/assets/js/search.*.js", 404, "")]
    [InlineData("**/assets/js/search.*.js", 200, "this is no script")]
    public async Task A_file_that_is_missing_or_damaged_is_told_with_a_way_on(string file, int status, string body)
    {
        await using var window = await Open();
        await window.Page.RouteAsync(file, route => route.FulfillAsync(new() { Status = status, ContentType = file.EndsWith("js", StringComparison.Ordinal) ? "text/javascript" : "application/json", Body = body }));

        await window.Ask("loyalty");

        await Expect(window.Failure).ToBeVisibleAsync();
        await Expect(window.Options).ToHaveCountAsync(0);
        await window.Failure.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(site.AddressOf("/search/"));
    }

    [Fact]
    public async Task A_part_of_the_index_that_is_missing_is_told_and_the_next_query_is_answered()
    {
        await using var window = await Open();
        await window.Ask("lost");
        await Expect(window.Failure).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("does not work");

        await window.Field.FillAsync("loyalty");

        await Expect(window.Options).ToHaveCountAsync(3);
        await Expect(window.Failure).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_file_that_never_comes_is_not_waited_for_endlessly()
    {
        await using var window = await Open();
        await window.Page.Clock.InstallAsync();
        await window.Page.RouteAsync("**/search/manifest.json", _ => Task.CompletedTask);
        await window.Ask("loyalty");
        await window.Page.WaitForFunctionAsync("() => document.querySelector('.search input').role === 'combobox'");

        await window.Page.Clock.RunForAsync(1000);
        await Expect(window.Note).ToHaveTextAsync("Searching…");
        await window.Page.Clock.RunForAsync(11_000);
        await window.Page.Clock.RunForAsync(11_000);

        await Expect(window.Failure).ToBeVisibleAsync();
        await Expect(window.Note).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_site_that_was_published_anew_is_searched_as_it_is_now()
    {
        await using var window = await Open();
        await window.Ask("zebra");
        await Expect(window.Note).ToHaveTextAsync("Nothing found.");
        await window.Press("Escape");
        await window.Page.RouteAsync("**/search/manifest.json", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = """{"pages": [{"url": "/about/", "title": "Zebras", "kind": "page", "text": "a zebra", "sections": []}]}""",
        }));

        await window.Press("/");

        await Expect(window.Options).ToContainTextAsync(["Zebras"]);
    }

    public static readonly TheoryData<string> BadQueries =
        [new string('a', 10_000), "\"\"\"\"\"", "😀🏳️‍🌈", "<script>alert(1)</script>", "   ", "kind: -\" -", "constructor __proto__"];

    [Theory]
    [MemberData(nameof(BadQueries))]
    public async Task Nothing_that_is_typed_does_harm(string query)
    {
        await using var window = await Open("/search/?q=" + Uri.EscapeDataString(query[..Math.Min(query.Length, 1000)]));
        await Expect(window.Field).ToHaveAttributeAsync("role", "combobox");

        await window.Field.FillAsync(query);
        await window.Press("Enter");
        await window.Field.FillAsync("loyalty");

        await Expect(window.Options).ToHaveCountAsync(3);
        (await window.Page.Locator(".search script").CountAsync()).ShouldBe(0);
    }
}
