namespace ServiceBlog.Files.Publishing;

/// <summary>What publishing did to the output folder, in files of the site.</summary>
internal sealed record PublishSummary(int Written, int Unchanged, int Removed);
