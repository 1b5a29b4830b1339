using System.Reflection;
using System.Text.RegularExpressions;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;

namespace ServiceBlog.Core.Tests.Markup;

/// <summary>Every example on the guide's page on Markdown gives the HTML that the page shows.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public void Each_example_becomes_the_HTML_below_it()
    {
        var page = File.ReadAllText(Path.Combine(Root, "input/guide/markdown.md"));
        var examples = Example().Matches(page);
        examples.Count.ShouldBe(Regex.Count(page, "^`{3,}markdown$", RegexOptions.Multiline, TimeSpan.FromSeconds(1)));
        examples.Count.ShouldBeGreaterThan(12);

        foreach (var example in examples.Select(match => match.Groups))
        {
            var site = TestSite.Build(new BuildOptions(), [
                .. DefaultShortcodes.Files.Select(file => InputFile.FromText(file.Path, file.Text)),
                InputFile.FromText("posts/example.md", TestSite.Text("Example", example["markdown"].Value)),
                InputFile.FromText("topics/crm.md", TestSite.Text("CRM", "## Scope\n\nWhom it serves.")),
                InputFile.FromText("sources/shake-up.md", TestSite.Text("A Shake-up", "Text.", "author: Ann Lee", date: "2014-05-26")),
                InputFile.FromBytes("static/images/counter.png", ImageTests.Png),
                InputFile.FromText("theme/layouts/post.sbn-html", "<!DOCTYPE html><title>x</title><a href=\"https://example.org/\">{{ page.content }}")]);

            site["posts/example/index.html"].ShouldEndWith(example["html"].Value, customMessage: example["markdown"].Value);
        }
    }

    private static string Root => typeof(GuideTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    [GeneratedRegex("^(?<fence>`{3,})markdown\n(?<markdown>.*?)^\\k<fence>\n\n```html\n(?<html>.*?)```$", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Example();
}
