namespace ServiceBlog.Core.Editing;

/// <summary>What a file of the input folder is to become.</summary>
/// <param name="Path">Where it lies, relative to the input folder; for a new one, where it will.</param>
/// <param name="Before">What it must hold still; null for a file that must not be there yet.</param>
/// <param name="After">What it will hold.</param>
public sealed record FileChange(string Path, ReadOnlyMemory<byte>? Before, ReadOnlyMemory<byte> After)
{
    /// <summary>Where the file moves to; null if it stays.</summary>
    public string? MovesTo { get; init; }
}
