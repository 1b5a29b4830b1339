using System.Collections.Immutable;
using ServiceBlog.Core.Impact;

namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>What an edit changes, said before it is built.</summary>
public class ImpactTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void The_files_that_are_told_are_those_whose_bytes_change(int seed)
    {
        var site = new LivingSite();
        RichTheme.AddTo(site);
        site.Files["site.yml"] = $"title: Start\nbaseUrl: https://example.org/\ndiagnostics: {RandomEdits.Lenient}\n";
        site.Build();
        var edits = new RandomEdits(site, seed);
        var told = 0;
        for (var step = 0; step < 250; step++)
        {
            var (inputBefore, themeBefore, nowBefore) = (site.Files.ToDictionary(), site.Theme.ToDictionary(), site.Now);
            var did = $"seed {seed}, step {step}: {edits.Step()}";
            var published = site.Published;
            var edited = Edited(inputBefore, site.Files).Select(path => new EditedFile(path, path))
                .Concat(Edited(themeBefore, site.Theme).Select(path => new EditedFile(null, $"theme/{path}"))).ToImmutableArray();

            var (impacted, result) = site.Impact(edited);

            if (result.Succeeded)
            {
                var (_, clean) = site.BuildClean();
                var different = published.Keys.Union(clean.Keys)
                    .Where(path => !published.TryGetValue(path, out var before) || !clean.TryGetValue(path, out var after) || !before.SequenceEqual(after))
                    .Order(StringComparer.Ordinal);
                impacted.Select(file => file.Path).ShouldBe(different, did);
                // Time alone, or a file that somebody deleted, has no file for a reason.
                if (edited.Length > 0 && site.Now == nowBefore)
                    impacted.ShouldAllBe(file => file.Reasons.Length > 0 && file.Reasons.All(reason => edited.Any(one => one.DisplayPath == reason.File)), did);
                told += impacted.Length;
            }
            site.Build();
        }
        told.ShouldBeGreaterThan(250);
    }

    [Fact]
    public void A_tag_leads_from_the_post_to_the_topic_page()
    {
        var site = Site(
            ("topics/loyalty.md", TestSite.Text("Loyalty", frontMatter: "tags: [retention]")),
            ("posts/x.md", TestSite.Text("X")));

        Impact(site, "posts/x.md", TestSite.Text("X", frontMatter: "tags: [retention]"))["topics/loyalty/index.html"]
            .ShouldBe("tag retention ← posts/x.md");
    }

    [Fact]
    public void A_page_that_is_cited_no_longer_says_so()
    {
        var site = Site(
            ("sources/s.md", TestSite.Text("S", "## Part")),
            ("posts/x.md", TestSite.Text("X", "So it is [@s].")));

        var impact = Impact(site, "posts/x.md", TestSite.Text("X", "So it is."));

        impact["sources/s/index.html"].ShouldBe("cited by it ← posts/x.md");
        impact["posts/x/index.html"].ShouldBe("posts/x.md");
    }

    [Fact]
    public void A_moved_page_reaches_those_that_link_to_it()
    {
        var site = Site(
            ("posts/x.md", TestSite.Text("X")),
            ("pages/about.md", TestSite.Text("About", "See [it](../posts/x.md).")));

        Impact(site, "posts/x.md", TestSite.Text("X", frontMatter: "permalink: /elsewhere/"))["about/index.html"]
            .ShouldBe("its text links to it ← posts/x.md");
    }

    [Fact]
    public void A_theme_file_is_its_own_reason()
    {
        var site = Site(("posts/x.md", TestSite.Text("X")));
        site.Theme["layouts/post.sbn-html"] += "<hr>";

        var (impacted, _) = site.Impact([new EditedFile(null, "theme/layouts/post.sbn-html")]);

        var page = impacted.ShouldHaveSingleItem();
        page.Path.ShouldBe("posts/x/index.html");
        page.Reasons.ShouldHaveSingleItem().File.ShouldBe("theme/layouts/post.sbn-html");
    }

    private static LivingSite Site(params (string Path, string Text)[] files)
    {
        var site = new LivingSite();
        RichTheme.AddTo(site);
        site.Files["site.yml"] = "title: Start\nbaseUrl: https://example.org/\n";
        foreach (var (path, text) in files)
            site.Files[path] = text;
        site.Build().Succeeded.ShouldBeTrue();
        return site;
    }

    /// <summary>The first reason of each published file that changes.</summary>
    private static Dictionary<string, string> Impact(LivingSite site, string path, string text)
    {
        site.Files[path] = text;
        var (impacted, _) = site.Impact([new EditedFile(path, path)]);
        return impacted.ToDictionary(file => file.Path, file => string.Join(" ← ", file.Reasons[0].Steps.Append(file.Reasons[0].File)));
    }

    private static IEnumerable<string> Edited(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        before.Keys.Union(after.Keys).Where(path => before.GetValueOrDefault(path) != after.GetValueOrDefault(path));
}
