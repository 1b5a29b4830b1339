using System.Reflection;
using System.Text.Json;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Tests.Markup.Spec;

/// <summary>An example of a specification: Markdown and the HTML that it stands for.</summary>
internal sealed record SpecExample(int Number, string Section, string Markdown, string Html)
{
    private static readonly string Folder = Path.Combine(
        typeof(SpecExample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!,
        "tests/ServiceBlog.Core.Tests/Markup/Spec");

    public static SpecExample[] Read(string file) =>
        JsonSerializer.Deserialize<SpecExample[]>(File.ReadAllText(Path.Combine(Folder, file)), JsonSerializerOptions.Web)!;

    /// <summary>Our HTML, each link with the address that its author wrote.</summary>
    public string Convert()
    {
        var body = MarkdownConverter.Convert(Markdown, "example.md", 1, new List<Diagnostic>());
        return body.Fill([.. body.Outline.Links.Select(AsWritten)]);
    }

    /// <summary>What leads into the site gets its address from the site graph, which encodes what no URL may hold.</summary>
    private static ResolvedLink AsWritten(ContentLink link)
    {
        var target = link.Target.Replace(" ", "%20", StringComparison.Ordinal)
            .Replace("\"", "%22", StringComparison.Ordinal)
            .Replace("\\", "%5C", StringComparison.Ordinal);
        return new ResolvedLink(link.Fragment is null ? target : target + "#" + link.Fragment, link.Target);
    }
}
