using System.Globalization;
using System.Text;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>The promise of incremental builds: after any sequence of edits the site is the one that a clean build makes.</summary>
/// <remarks>More steps: <c>SERVICEBLOG_EDITS=5000</c>.</remarks>
public class SameAsCleanTests
{
    private static readonly int Steps =
        int.TryParse(Environment.GetEnvironmentVariable("SERVICEBLOG_EDITS"), CultureInfo.InvariantCulture, out var steps) ? steps : 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_every_edit_the_site_equals_a_clean_one(int seed)
    {
        var site = new LivingSite();
        RichTheme.AddTo(site);
        site.Files["site.yml"] = $"title: Start\nbaseUrl: https://example.org/\nglossary: true\nmap: true\ndiagnostics: {RandomEdits.Lenient}\n";
        var edits = new RandomEdits(site, seed);
        var (succeeded, spared, failing) = (0, 0, 0);
        for (var step = 0; step < Steps; step++)
        {
            var did = edits.Step();
            if (step % 2 == 0)
                site.Restart();
            var result = site.Build();
            var (clean, files) = site.BuildClean();
            var where = $"seed {seed}, step {step}: {did}";
            Said(result).ShouldBe(Said(clean), where);
            if (!clean.Succeeded)
            {
                // Some mistakes chance would hardly ever mend, such as two pages of one address.
                if (++failing % 8 == 0)
                    Remove(site, clean);
                continue;
            }
            succeeded++;
            spared += result.Pages - result.Rendered;
            site.Published.Keys.Order(StringComparer.Ordinal).ShouldBe(files.Keys.Order(StringComparer.Ordinal), where);
            foreach (var (path, content) in files)
            {
                if (!content.AsSpan().SequenceEqual(site.Published[path]))
                    Encoding.UTF8.GetString(site.Published[path]).ShouldBe(Encoding.UTF8.GetString(content), $"{where}: {path}");
            }
        }
        // It would be easy to be right by building everything, or by failing.
        succeeded.ShouldBeGreaterThan(Steps / 3);
        spared.ShouldBeGreaterThan(succeeded * 3);
        site.Copies.ShouldBeLessThan(site.Restarts);
    }

    private static void Remove(LivingSite site, BuildResult failed)
    {
        foreach (var mistake in failed.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error))
            site.Files.Remove(mistake.Location.File);
    }

    private static string Said(BuildResult result) => string.Join('\n', result.Diagnostics.Select(diagnostic =>
        $"{diagnostic.Location}: {diagnostic.Severity} {diagnostic.Message} {diagnostic.Suggestion} {diagnostic.Page} {diagnostic.Url} {diagnostic.Rule.Code}"));
}
