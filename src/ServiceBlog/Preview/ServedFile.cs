using ServiceBlog.Core.Content;

namespace ServiceBlog.Preview;

/// <summary>A file of the built site in memory.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Fingerprint">Of its bytes.</param>
internal readonly record struct ServedFile(ReadOnlyMemory<byte> Content, Fingerprint Fingerprint)
{
    public static ServedFile Of(ReadOnlyMemory<byte> content) => new(content, Fingerprint.Of(content.Span));
}
