using System.Reflection;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Tests.Trust;

public sealed class AllowedHtmlTests
{
    [Fact]
    public void The_guide_lists_what_sanitizing_leaves()
    {
        var root = typeof(AllowedHtmlTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

        var guide = File.ReadAllLines(Path.Combine(root, "input/guide/security.md"));

        guide.ShouldContain(string.Join(' ', AllowedHtml.Elements));
        guide.ShouldContain(string.Join(' ', AllowedHtml.Attributes));
    }
}
