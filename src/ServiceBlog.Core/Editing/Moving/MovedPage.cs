namespace ServiceBlog.Core.Editing.Moving;

/// <summary>The page that moves, and the comments that go along: they lie in a folder that bears its key.</summary>
/// <param name="Before">Where it is.</param>
/// <param name="After">Where it will be.</param>
/// <param name="Comments">From the old path of each comment to the new one; none if their folder still names the page.</param>
internal sealed record MovedPage(Page Before, Page After, ImmutableSortedDictionary<string, string> Comments)
{
    /// <param name="before">The site before the move.</param>
    /// <param name="after">The site with the page in its new place, and nothing else moved.</param>
    public static MovedPage In(EditableSite before, EditableSite after, Page page, string to)
    {
        var moved = after.PageAt(to)!;
        var comments = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var comment in before.Pages.Where(file => file.Kind == PageKind.Comment && before.HostOf(file) == page))
        {
            if (after.HostOf(comment) != moved && after.NameOf(moved) is { } name)
                comments.Add(comment.SourcePath, $"{ContentPath.FirstFolder(comment.SourcePath)}/{name}/{ContentPath.NameOf(comment.SourcePath)}");
        }
        return new MovedPage(page, moved, comments.ToImmutable());
    }

    /// <summary>Where a source path is found after the move.</summary>
    public string Follow(string sourcePath) =>
        sourcePath == Before.SourcePath ? After.SourcePath : Comments.GetValueOrDefault(sourcePath, sourcePath);
}
