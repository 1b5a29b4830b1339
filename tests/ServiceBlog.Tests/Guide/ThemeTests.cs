using System.Globalization;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Rendering.Templates;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Guide;

/// <summary>What "Writing a Theme" shows is what a build does.</summary>
public sealed class ThemeTests : IDisposable
{
    private const string PostLayout = "themes/plain/layouts/post.sbn-html";

    private static readonly GuidePage Page = GuidePage.Read("themes.md");

    private readonly Shell _shell = new() { Pipeline = SitePipeline.Run };

    public ThemeTests()
    {
        foreach (var block in Files)
        {
            foreach (var path in block.Paths)
                _shell.Folder.Add(path, block.Text + "\n");
        }
    }

    private static IEnumerable<GuideBlock> Files =>
        Page.Blocks.Where(block => block.Path.Length > 0 && !block.Path.StartsWith("output/", StringComparison.Ordinal));

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void The_smallest_theme_builds_the_page_that_is_shown()
    {
        var shown = Page.Blocks.Single(block => block.Path.StartsWith("output/", StringComparison.Ordinal));

        _shell.Run("build").ShouldBe(0, _shell.Out + _shell.Error);

        (_shell.Out + _shell.Error).ShouldContain("0 warnings, 0 errors");
        File.ReadAllText(_shell.Folder[shown.Path]).ShouldBe(shown.Text + "\n");
        File.ReadAllText(_shell.Folder["output/archive/index.html"]).ShouldContain("<a href=\"/archive/2020/\">2020</a>");
    }

    [Fact]
    public void Without_any_of_its_files_the_smallest_theme_does_not_work()
    {
        foreach (var path in Files.SelectMany(file => file.Paths).Where(path => path.StartsWith("themes/", StringComparison.Ordinal) && !path.EndsWith(".yml", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(_shell.Folder[path]);
            File.Delete(_shell.Folder[path]);

            _shell.Run("build").ShouldBe(1, path);

            File.WriteAllText(_shell.Folder[path], text);
        }
    }

    [Fact]
    public void A_slip_in_a_template_is_reported_as_shown()
    {
        var layout = Page.Blocks.Single(block => block.Path == PostLayout).Text.Split('\n');
        layout[2].ShouldContain("page.date ");
        layout[2] = layout[2].Replace("page.date ", "page.dat.year ", StringComparison.Ordinal);
        File.WriteAllText(_shell.Folder[PostLayout], string.Join('\n', layout));

        _shell.Run("build").ShouldBe(1);

        (_shell.Out + _shell.Error).ShouldContain(Page.Blocks.Single(block => block.Language == "console").Text);
    }

    [Theory]
    [InlineData("/blog/guide/", "{{ url '/guide/' }}")]
    [InlineData("https://example.com/", "{{ url 'https://example.com/' }}")]
    [InlineData("/blog/posts/first-reply/", "{{ page.url }}")]
    [InlineData("https://example.org/blog/posts/first-reply/", "{{ page.absolute_url }}")]
    public void An_address_is_the_one_in_the_table(string address, string template)
    {
        var row = Page.Rows.Single(row => row.Cells[0].Text == template);
        File.WriteAllText(_shell.Folder[PostLayout], template);

        _shell.Run("build", "--base-url", "https://example.org/blog/").ShouldBe(0, _shell.Error);

        row.Cells[1].Text.ShouldBe(address);
        File.ReadAllText(_shell.Folder["output/posts/first-reply/index.html"]).ShouldBe(address);
    }

    [Fact]
    public void The_limits_are_those_of_the_engine()
    {
        var limits = RenderLimits.Default;
        limits.RegexTimeout.ShouldBe(TimeSpan.FromSeconds(1));

        Page.Rows.Where(row => row.Heading == "Limits").Select(row => row.Cells[1].Text).ShouldBe(
        [
            Text(limits.LoopSteps), Text(limits.RecursionDepth), Text(limits.TextLength), Text(limits.ListLength),
            Text(limits.ObjectDepth), "1 second", Text(ParsedTemplate.LengthLimit), Text(ParsedTemplate.NestingLimit),
        ]);

        static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
    }
}
