using ServiceBlog.Core.Rendering;

namespace ServiceBlog.Core.Impact;

/// <summary>Says what differs between two states of the site, file by file, and why.</summary>
public static class ImpactAnalysis
{
    /// <param name="changes">The published files that differ, by path.</param>
    /// <param name="before">Null if nothing is known of it but its files.</param>
    /// <param name="after">Null for a site that could not be made.</param>
    /// <param name="edited">Every file in which the two states differ.</param>
    public static ImmutableArray<ImpactedFile> Of(
        ImmutableSortedDictionary<string, OutputChange> changes, SiteState? before, SiteState? after, ImmutableArray<EditedFile> edited)
    {
        var finder = before is not null && after is not null ? new ReasonFinder(before, after, edited) : null;
        return
        [
            .. changes.Select(change => new ImpactedFile(
                change.Key,
                UrlOf(change.Key),
                IsPage(change.Key),
                change.Value,
                Copied(change.Key, edited) ?? finder?.Of(change.Key) ?? All(edited))),
        ];
    }

    private static bool IsPage(string path) => path.EndsWith(".html", StringComparison.Ordinal);

    private static string UrlOf(string path) => UrlPath.Encode(
        path.EndsWith("/index.html", StringComparison.Ordinal) || path == "index.html" ? $"/{path[..^"index.html".Length]}" : $"/{path}");

    /// <summary>A file that is published as it is has itself for a reason.</summary>
    private static ImmutableArray<Reason>? Copied(string path, ImmutableArray<EditedFile> edited) =>
        edited.FirstOrDefault(file => file.Path is { } source && !ContentPath.IsMarkdown(source) && ContentPath.PublishedFile(source) == $"/{path}") is { } copied
            ? [new Reason([], copied.DisplayPath)]
            : null;

    private static ImmutableArray<Reason> All(ImmutableArray<EditedFile> edited) =>
        [.. edited.Take(ReasonFinder.MostReasons).Select(file => new Reason([], file.DisplayPath))];
}
