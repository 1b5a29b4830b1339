using System.Globalization;
using System.Text;
using ServiceBlog.Core.Building;

namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>
/// The promise of incremental builds: whatever a theme reads, after any sequence of edits the site is the one that a clean
/// build makes, and what is said of it is the same.
/// </summary>
/// <remarks>More steps, and ten seeds: <c>SERVICEBLOG_EDITS=2000</c>.</remarks>
public class SameAsCleanTests
{
    private static readonly int? Asked =
        int.TryParse(Environment.GetEnvironmentVariable("SERVICEBLOG_EDITS"), CultureInfo.InvariantCulture, out var steps) ? steps : null;

    private static readonly int Steps = Asked ?? 120;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Asked is null ? 3 : 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void With_any_theme_each_build_in_a_new_process_equals_a_clean_one(int seed) => Check(seed, isNewProcess: true);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void With_any_theme_each_build_of_a_process_that_goes_on_equals_a_clean_one(int seed) => Check(seed + 100, isNewProcess: false);

    [Fact]
    public void Every_member_of_the_model_is_shown_by_some_random_theme()
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var (site, edits) = StartWithRarePages(seed: 0);
        var theme = new RandomTheme(new Random(7), mostReads: 30);
        for (var step = 0; step < 5000 && !shown.IsSupersetOf(TemplateModel.All); step++)
        {
            if (step % 20 == 0)
                (site, edits) = StartWithRarePages(seed: step);
            // A build takes long and an edit does not: many edits bring rare pages soon.
            for (var edit = 0; edit < 6; edit++)
                edits.Step();
            foreach (var (path, text) in theme.Files())
                site.Theme[path] = text;
            var (result, files) = site.BuildClean();
            if (!result.Succeeded && step % 4 == 0)
                edits.Mend(result);
            foreach (var (_, content) in files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)))
                shown.UnionWith(RandomTheme.ShownIn(Encoding.UTF8.GetString(content)));
        }
        TemplateModel.All.Except(shown).ShouldBeEmpty();
    }

    private static (LivingSite Site, RandomEdits Edits) Start(int seed, bool restarts = false)
    {
        var site = new LivingSite();
        var edits = new RandomEdits(site, seed, hasRandomTheme: true) { Restarts = restarts };
        edits.Begin();
        return (site, edits);
    }

    /// <summary>Adds what random edits bring about once in a thousand: a topic of more pages than its lists show, and tags that were merged.</summary>
    private static (LivingSite Site, RandomEdits Edits) StartWithRarePages(int seed)
    {
        var (site, edits) = Start(seed);
        site.Files["topics/wide.md"] = "---\ntitle: Wide\n---\n";
        foreach (var folder in (string[])["sources", "posts"])
        {
            for (var i = 0; i < 3; i++)
                site.Files[$"{folder}/wide{i}.md"] = "---\ntitle: Of one topic\ntopics: [wide]\ntags: [calls]\n---\n";
        }
        site.Files["tags.yml"] = "crm: {merged: [calls]}\n";
        return (site, edits);
    }

    private static void Check(int seed, bool isNewProcess)
    {
        var (site, edits) = Start(seed, isNewProcess);
        var (succeeded, spared, failing) = (0, 0, 0);
        for (var step = 0; step < Steps; step++)
        {
            // Some edits come together.
            var did = string.Join(", ", Enumerable.Range(0, step % 4 == 3 ? 3 : 1).Select(_ => edits.Step()));
            if (isNewProcess)
                site.Restart();
            var result = site.Build();
            var (clean, files) = site.BuildClean();
            var where = $"seed {seed}, step {step}: {did}";
            Said(result).ShouldBe(Said(clean), where);
            if (!clean.Succeeded)
            {
                if (++failing % 4 == 0)
                    edits.Mend(clean);
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
        if (isNewProcess)
            site.Copies.ShouldBeLessThan(site.Restarts);
    }

    private static string Said(BuildResult result) => string.Join('\n', result.Diagnostics.Select(diagnostic =>
        $"{diagnostic.Location}: {diagnostic.Severity} {diagnostic.Message} {diagnostic.Suggestion} {diagnostic.Page} {diagnostic.Element} {diagnostic.Attribute} {diagnostic.Url} {diagnostic.Rule.Code}"));
}
