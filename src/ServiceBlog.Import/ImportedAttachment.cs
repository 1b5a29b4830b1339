namespace ServiceBlog.Import;

/// <summary>A file of the old site that an export describes without holding it.</summary>
public sealed record ImportedAttachment(string Url, string Title, string? Caption, string? Alt, ImportedDate? Date);
