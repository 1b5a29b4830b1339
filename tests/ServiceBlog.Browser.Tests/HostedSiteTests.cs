using ServiceBlog.Tests.Shipping;
using ServiceBlog.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ServiceBlog.Browser.Tests;

/// <summary>The site of the repository behind nginx, with the configuration that the build makes for it.</summary>
public sealed class HostedSiteTests(BrowserFixture fixture) : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task A_reader_searches_follows_a_result_and_loses_the_way_without_a_complaint_of_the_browser()
    {
        if (OperatingSystem.IsWindows())
            return; // nginx is run as Debian has it
        var root = Path.Combine(Repository.Root, "input");
        foreach (var file in Directory.GetFiles(root, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_temp["input"], Path.GetRelativePath(root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        await File.AppendAllTextAsync(_temp["input/site.yml"], "\nhosting: nginx\n", TestContext.Current.CancellationToken);
        var (exitCode, output, error) = ChildProcess.Run(Path.Combine(AppContext.BaseDirectory, "serviceblog"), ["build", "--output", _temp["www"]], _temp.Path);
        exitCode.ShouldBe(0, output + error);
        using var server = await WebServer.Start("nginx", _temp["www"], _temp["www"], _temp);
        await using var context = await fixture.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.AddRange(message.Type == "error" ? [message.Text] : Array.Empty<string>());
        page.PageError += (_, mistake) => complaints.Add(mistake);

        (await page.GotoAsync(server.Address.AbsoluteUri))!.Headers["content-encoding"].ShouldBe("gzip");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("loyalty");
        var first = page.Locator(".search [role=option]").First;
        await Expect(first).ToContainTextAsync("Loyalty"); // each key shows other results
        await first.ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("loyal", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));

        complaints.ShouldBeEmpty();
        (await page.GotoAsync(new Uri(server.Address, "/no/such/page/").AbsoluteUri))!.Status.ShouldBe(404);
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
    }
}
