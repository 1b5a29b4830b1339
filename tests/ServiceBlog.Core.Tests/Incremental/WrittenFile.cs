using ServiceBlog.Core.Content;

namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>Holds something else than when it was looked at.</summary>
internal sealed class WrittenFile(InputFile file) : InputFile(file.Path, file.DisplayPath, file.TryHash())
{
    protected override ReadOnlyMemory<byte> ReadBytes() => "---\ntitle: Other\n---\n"u8.ToArray();
}
