using System.Globalization;
using ServiceBlog.Core.Building;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public sealed class DeterminismTests
{
    private static readonly (string Path, string Text)[] Files =
    [
        .. Enumerable.Range(1, 40).Select(i => ($"posts/p{i}.md", Text(
            $"Istanbul Title {i}", $"## I {i}\n\nSee [[p{i % 40 + 1}]] and [@s].", $"tags: [Iğdır, tag{i % 7}]\ntopics: [t]\nseries: S{i % 3}", $"2025-{i % 12 + 1:00}-11"))),
        ("sources/s.md", Text("Source", "## One")),
        ("topics/t.md", Text("Topic")),
    ];

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void The_culture_makes_no_difference(string culture)
    {
        var expected = Build(Files);
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = new CultureInfo(culture);
        try
        {
            ShouldEqual(Build(Files), expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.DefaultThreadCurrentCulture = null;
        }
    }

    [Fact]
    public void The_number_of_threads_makes_no_difference() =>
        ShouldEqual(Build(new BuildOptions { Parallelism = 1 }, Files), Build(new BuildOptions { Parallelism = 16 }, Files));

    [Fact]
    public void The_order_of_the_files_makes_no_difference() =>
        ShouldEqual(Build([.. Files.Reverse()]), Build(Files));

    private static void ShouldEqual(TestSite actual, TestSite expected)
    {
        actual.Files.ShouldBe(expected.Files);
        foreach (var file in expected.Files)
            actual[file].ShouldBe(expected[file], file);
        actual.Diagnostics.Select(diagnostic => diagnostic.ToString()).ShouldBe(expected.Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }
}
