namespace ServiceBlog.Import;

/// <summary>A file that is published as it is.</summary>
/// <param name="Path">Its path below <c>static/</c>, the one that it had on the old site.</param>
/// <param name="File">Its bytes.</param>
public sealed record ImportedAsset(string Path, InputFile File);
