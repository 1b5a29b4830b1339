namespace ServiceBlog.Files.Publishing;

/// <summary>A folder whose loss would be the author's loss.</summary>
/// <param name="Path">Full path; it need not exist.</param>
/// <param name="Description">What it is, for the message: <c>the input folder</c>.</param>
/// <param name="IsRead">The build reads it, so that nothing may be published inside it either.</param>
internal sealed record ProtectedFolder(string Path, string Description, bool IsRead);
