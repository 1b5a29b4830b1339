using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ServiceBlog.Browser.Tests;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Benchmarks;

/// <summary>
/// Measures what an author waits for: from the save of a post until a browser that shows it has painted the change.
/// A real preview, a real browser, and the clock of the machine, which both read.
/// </summary>
internal static class SaveToBrowser
{
    private const int WarmUp = 15;

    /// <summary>Runs in the page: notes when a text that is looked for has been painted.</summary>
    private const string Watch = """
        () => {
          window.painted = {};
          new MutationObserver(() => {
            const found = document.body.textContent.match(/measured-\d+-end/g) ?? [];
            for (const mark of found)
              if (!(mark in window.painted)) {
                window.painted[mark] = 0;
                requestAnimationFrame(() => setTimeout(() => window.painted[mark] = performance.timeOrigin + performance.now()));
              }
          }).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
        }
        """;

    /// <param name="program">The published program.</param>
    /// <param name="site">A folder with <c>input/</c> and perhaps <c>themes/</c>. One post is edited, and put back in the end.</param>
    /// <param name="edits">What is edited: <c>text</c>, as most saves do, or <c>title</c>, which other pages show too.</param>
    /// <param name="count">How many saves to measure.</param>
    public static async Task Run(string program, string site, string edits, int count)
    {
        var posts = Directory.GetFiles(Path.Combine(site, "input", "posts"), "*.md").Order(StringComparer.Ordinal).ToArray();
        var post = posts[posts.Length / 2];
        var text = await File.ReadAllTextAsync(post);
        using var preview = ChildProcess.Start(program, ["preview"], site);
        _ = preview.StandardOutput.ReadToEndAsync();
        try
        {
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(Chromium.LaunchOptions());
            var page = await browser.NewPageAsync();
            await page.GotoAsync(new Uri(await AddressOf(preview), $"posts/{KeyOf(post)}/").AbsoluteUri);
            await page.EvaluateAsync(Watch);
            var times = new List<double>();
            for (var i = 0; i < WarmUp + count; i++)
            {
                var time = await Measure(page, post, text, edits, i);
                if (i >= WarmUp)
                    times.Add(time);
            }
            Print(posts.Length, edits, times);
        }
        finally
        {
            await File.WriteAllTextAsync(post, text);
            preview.Kill();
        }
    }

    private static async Task<double> Measure(IPage page, string post, string text, string edits, int number)
    {
        // An author pauses between saves.
        await Task.Delay(1000);
        var mark = string.Create(CultureInfo.InvariantCulture, $"measured-{number}-end");
        var edited = edits == "title"
            ? Regex.Replace(text, "(?m)^title:.*$", $"title: This was {mark}", RegexOptions.None, TimeSpan.FromSeconds(1))
            : $"{text}\n\nThis paragraph was {mark}.\n";
        var saved = (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalMilliseconds;
        await File.WriteAllTextAsync(post, edited);
        var painted = await page.WaitForFunctionAsync($"window.painted['{mark}']", null, new() { PollingInterval = 20 });
        return await painted.JsonValueAsync<double>() - saved;
    }

    private static async Task<Uri> AddressOf(Process preview)
    {
        while (await preview.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Preview: ", StringComparison.Ordinal))
                return new Uri(line.Split(' ')[1]);
        }
        throw new InvalidOperationException("the preview did not start");
    }

    private static string KeyOf(string post)
    {
        var name = Path.GetFileNameWithoutExtension(post);
        return name.Length > 11 && char.IsAsciiDigit(name[0]) && name[10] == '-' ? name[11..] : name;
    }

    private static void Print(int posts, string edits, List<double> times)
    {
        times.Sort();
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{posts} posts, {times.Count} saves of a {edits}: shortest {times[0]:0} ms, median {times[times.Count / 2]:0} ms, "
                + $"95th percentile {times[times.Count * 95 / 100]:0} ms, longest {times[^1]:0} ms; load {load} on {Environment.ProcessorCount} processors"));
    }
}
