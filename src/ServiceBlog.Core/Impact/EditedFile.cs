namespace ServiceBlog.Core.Impact;

/// <summary>A file that was edited, added or deleted.</summary>
/// <param name="Path">Relative to the input folder for its files; null for a file of the theme.</param>
/// <param name="DisplayPath">As the author knows it.</param>
public sealed record EditedFile(string? Path, string DisplayPath);
