namespace ServiceBlog.Core.Health.Mentions;

/// <summary>A page's file with links in place of mentions.</summary>
/// <param name="File">As it was read.</param>
/// <param name="Bytes">What it is to hold.</param>
public sealed record LinkedFile(InputFile File, ReadOnlyMemory<byte> Bytes);
