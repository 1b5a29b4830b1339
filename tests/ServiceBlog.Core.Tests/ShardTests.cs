using ServiceBlog.Core.Building;
using ServiceBlog.Core.Outputs;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public class ShardTests
{
    private static readonly (string, string)[] Files =
    [
        ("site.yml", "baseUrl: https://example.org/"),
        ("static/a.txt", "a"),
        ("static/b.txt", "b"),
        .. Enumerable.Range(1, 30).Select(i => ($"posts/p{i}.md", Text($"P{i}", $"[next](p{(i % 30) + 1}.md)", "tags: [x]"))),
    ];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void The_parts_of_a_site_are_the_site_and_do_not_overlap(int count)
    {
        var whole = Build(Files);
        var parts = Enumerable.Range(1, count)
            .Select(number => Build(new BuildOptions { Shard = new Shard(number, count) }, Files))
            .ToList();

        var together = parts.SelectMany(part => part.Bytes).ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
        together.Keys.Order(StringComparer.Ordinal).ShouldBe(whole.Files);
        foreach (var (path, content) in whole.Bytes)
            together[path].Span.SequenceEqual(content.Span).ShouldBeTrue(path);
        parts.ShouldAllBe(part => part.Bytes.Count < whole.Bytes.Count);
    }
}
