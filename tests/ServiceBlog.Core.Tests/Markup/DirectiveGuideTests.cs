using System.Text.RegularExpressions;
using ServiceBlog.Core.Content.Yaml;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Tests.Markup;

/// <summary>The guide's page on directives shows each of the default theme, as it is typed and as it looks.</summary>
public sealed partial class DirectiveGuideTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(ArchitectureTests.Root, "input/guide/directives.md"));

    [Fact]
    public void Below_each_example_stands_its_result()
    {
        var examples = Example().Matches(Page);

        examples.Count.ShouldBeGreaterThan(10);
        foreach (var example in examples.AsEnumerable())
            Page[(example.Index + example.Length)..].TrimStart().ShouldStartWith(example.Groups["markdown"].Value);
    }

    [Fact]
    public void Every_directive_that_the_theme_describes_is_there_and_named()
    {
        var theme = YamlReader.ReadMapping(
            File.ReadAllText(Path.Combine(ArchitectureTests.Root, "themes/default/theme.yml")), "theme.yml", firstLine: 1, new List<Diagnostic>())!;
        var described = ((YamlMapping)theme["shortcodes"]!).Entries.Select(entry => entry.Key.Text).ToList();

        described.Where(name => !Page.Contains($"`{name}`", StringComparison.Ordinal)).ShouldBeEmpty();
        described.Order().ShouldBe(
            Directory.EnumerateFiles(Path.Combine(ArchitectureTests.Root, "themes/default/shortcodes")).Select(file => Path.GetFileName(file).Split('.')[0]).Order());
    }

    [GeneratedRegex("^`{5}markdown\n(?<markdown>.*?)^`{5}$", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Example();
}
