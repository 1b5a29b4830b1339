using System.Buffers.Binary;
using System.IO.Hashing;

namespace ServiceBlog.Core.Content;

/// <summary>Stands for some content: equal content has equal content hashes on every machine, and different content practically never has (XXH128 by
/// Yann Collet). Not a secret and no signature: anyone who can write the input can also build a collision, and gains nothing by it.</summary>
public readonly record struct ContentHash(ulong High, ulong Low)
{
    private const int Size = 2 * sizeof(ulong);

    /// <summary>Of nothing: what a content hash of several parts starts from.</summary>
    public static readonly ContentHash None;

    public static ContentHash Of(ReadOnlySpan<byte> content) => None.With(content);

    /// <summary>The content hash of what this one stands for, followed by a text.</summary>
    public ContentHash With(ReadOnlySpan<char> text) => With(MemoryMarshal.AsBytes(text));

    /// <summary>Followed by a text or by null, which differs from an empty one.</summary>
    public ContentHash With(string? text) => text is null ? With(-1) : With(text.AsSpan());

    public ContentHash With(ContentHash other)
    {
        Span<byte> both = stackalloc byte[2 * Size];
        Write(both);
        other.Write(both[Size..]);
        return Hash(both);
    }

    public ContentHash With(long number)
    {
        Span<byte> both = stackalloc byte[Size + sizeof(long)];
        Write(both);
        BinaryPrimitives.WriteInt64LittleEndian(both[Size..], number);
        return Hash(both);
    }

    /// <summary>Followed by bytes. Their number counts: two pieces are not the same as both at once.</summary>
    public ContentHash With(ReadOnlySpan<byte> content) => With(Hash(content));

    public override string ToString() => $"{High:x16}{Low:x16}";

    private static ContentHash Hash(ReadOnlySpan<byte> content)
    {
        var hash = XxHash128.HashToUInt128(content);
        return new ContentHash((ulong)(hash >> 64), (ulong)hash);
    }

    private void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(destination, High);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[sizeof(ulong)..], Low);
    }
}
