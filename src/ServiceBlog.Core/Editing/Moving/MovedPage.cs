using ServiceBlog.Core.Graph;

namespace ServiceBlog.Core.Editing.Moving;

/// <summary>The page that moves.</summary>
/// <param name="Before">Where it is.</param>
/// <param name="After">Where it will be.</param>
internal sealed record MovedPage(Page Before, Page After)
{
    /// <summary>Where a source path is found after the move.</summary>
    public string Follow(string sourcePath) => sourcePath == Before.SourcePath ? After.SourcePath : sourcePath;
}
