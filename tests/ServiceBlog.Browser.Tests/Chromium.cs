using Microsoft.Playwright;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Browser.Tests;

/// <summary>Finds a Chromium, or gets one: no test is skipped for want of a browser.</summary>
internal static class Chromium
{
    /// <summary>The browser without windows comes first: it shows the same pages in half the time.</summary>
    private static readonly string[] Names =
        ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    /// <summary>Without a window, and quiet: it asks nobody for updates.</summary>
    public static BrowserTypeLaunchOptions LaunchOptions() => new()
    {
        ExecutablePath = Find(),
        Args =
        [
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
            .. Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() ? ["--no-sandbox"] : Array.Empty<string>(),
        ],
    };

    /// <summary>The program; null for the one that Playwright has downloaded.</summary>
    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROME_PATH") is { Length: > 0 } chosen)
            return File.Exists(chosen) ? chosen : throw new InvalidOperationException($"CHROME_PATH is {chosen}, and there is no such file.");
        if (FindOnPath() is { } found)
            return found;
        if (TryInstallPackage() && FindOnPath() is { } installed)
            return installed;
        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0)
            return null;
        throw new InvalidOperationException(
            "The browser tests need a Chromium. Install one (on Debian: apt-get install -y chromium), or name one in CHROME_PATH.");
    }

    private static string? FindOnPath()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name + ending))).FirstOrDefault(File.Exists);
    }

    /// <summary>Debian's packages, where this process may install them; not all of its versions have the first.</summary>
    private static bool TryInstallPackage()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/apt-get"))
            return false;
        ChildProcess.Run("/usr/bin/apt-get", ["update"]);
        return new[] { "chromium-headless-shell", "chromium" }
            .Any(package => ChildProcess.Run("/usr/bin/apt-get", ["install", "-y", "--no-install-recommends", package]).ExitCode == 0);
    }
}
