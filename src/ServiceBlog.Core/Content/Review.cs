namespace ServiceBlog.Core.Content;

/// <summary>A review, bound to the content that it was made of.</summary>
/// <param name="Hash">Of the content as it stood.</param>
public sealed record Review(string? By, DateTimeOffset? Date, string? Hash);
