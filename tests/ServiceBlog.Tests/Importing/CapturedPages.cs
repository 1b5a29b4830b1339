using ServiceBlog.Core.Content;

namespace ServiceBlog.Tests.Importing;

/// <summary>Short names for what tests look at.</summary>
internal static class CapturedPages
{
    public static string Title(this ContentFile page) => page.FrontMatter.Title!.Value.Value;

    public static string? Author(this ContentFile page) => page.FrontMatter.Authors.Select(author => author.Value).FirstOrDefault();

    public static string? Day(this ContentFile page) => page.FrontMatter.Date?.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static string[] Tags(this ContentFile page) => [.. page.FrontMatter.Tags.Select(tag => tag.Value)];

    public static string[] Aliases(this ContentFile page) => [.. page.FrontMatter.Aliases.Select(alias => alias.Value)];
}
