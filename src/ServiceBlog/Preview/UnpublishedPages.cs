using System.Collections.Immutable;
using System.Globalization;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Graph;

namespace ServiceBlog.Preview;

/// <summary>The pages that a preview shows and a published site would not have yet.</summary>
internal static class UnpublishedPages
{
    /// <summary>Why each of them is not published, by output path.</summary>
    public static ImmutableDictionary<string, string> Among(IEnumerable<Page> pages, DateTimeOffset now, BuildOptions shown)
    {
        var here = new PageSelection(now, shown.Drafts, shown.Future);
        var published = new PageSelection(now, Drafts: false, Future: false);
        return pages
            .Where(page => here.IsPublished(page.FrontMatter) && !published.IsPublished(page.FrontMatter))
            .ToImmutableDictionary(page => UrlPath.OutputPath(page.Path), page => ReasonOf(page.FrontMatter), StringComparer.Ordinal);
    }

    private static string ReasonOf(FrontMatter frontMatter) => frontMatter.Draft || frontMatter.Date is not { } date
        ? "Draft"
        : string.Create(CultureInfo.InvariantCulture, $"Scheduled for {date.Value:yyyy-MM-dd}");
}
