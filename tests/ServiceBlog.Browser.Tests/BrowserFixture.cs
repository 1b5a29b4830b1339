using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ServiceBlog.Browser.Tests.BrowserFixture))]

namespace ServiceBlog.Browser.Tests;

/// <summary>One browser for all tests; each test opens windows of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright _playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(Chromium.LaunchOptions());
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
