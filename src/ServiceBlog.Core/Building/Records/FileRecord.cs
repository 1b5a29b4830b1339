namespace ServiceBlog.Core.Building.Records;

/// <summary>A file of the built site.</summary>
/// <param name="Source">Of what it was made of; none for a page, whose reads tell that.</param>
/// <param name="Facts">What the check keeps of it, encoded; empty for a file of which only the path counts.</param>
public readonly record struct FileRecord(Fingerprint Source, ReadOnlyMemory<byte> Facts);
