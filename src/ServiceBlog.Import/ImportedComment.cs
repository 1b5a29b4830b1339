namespace ServiceBlog.Import;

/// <summary>What a reader of the old site wrote under a page.</summary>
/// <param name="Id">Its name in the export.</param>
/// <param name="Parent">The comment that it answers; null if none.</param>
/// <param name="Author">The name that the reader gave.</param>
/// <param name="Url">The reader's own site.</param>
/// <param name="Date">When it was written.</param>
/// <param name="IsApproved">False for one that still waited to be looked at.</param>
/// <param name="Text">Its Markdown.</param>
public sealed record ImportedComment(
    string Id, string? Parent, string? Author, string? Url, ImportedDate? Date, bool IsApproved, string Text);
