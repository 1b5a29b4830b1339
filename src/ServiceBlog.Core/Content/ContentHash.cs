using System.Buffers.Binary;

namespace ServiceBlog.Core.Content;

/// <summary>Stands for some content: equal content has equal content hashes on every machine, and different content practically never has
/// (MurmurHash3 by Austin Appleby, x64, 128 bits). Not a secret and no signature: anyone who can write the input can also build a collision, and
/// gains nothing by it.</summary>
public readonly record struct ContentHash(ulong High, ulong Low)
{
    private const ulong C1 = 0x87C37B91114253D5;
    private const ulong C2 = 0x4CF5AD432745937F;

    /// <summary>Of nothing: what a content hash of several parts starts from.</summary>
    public static readonly ContentHash None;

    public static ContentHash Of(ReadOnlySpan<byte> content) => None.With(content);

    /// <summary>The content hash of what this one stands for, followed by a text.</summary>
    public ContentHash With(ReadOnlySpan<char> text) => With(MemoryMarshal.AsBytes(text));

    /// <summary>Followed by a text or by null, which differs from an empty one.</summary>
    public ContentHash With(string? text) => text is null ? With(-1) : With(text.AsSpan());

    public ContentHash With(ContentHash other) => Finish(Mix1(High, other.High), Mix2(Low, other.Low), 16);

    public ContentHash With(long number) => Finish(Mix1(High, (ulong)number), Mix2(Low, 0), 8);

    /// <summary>Followed by bytes. Their number counts: two pieces are not the same as both at once.</summary>
    public ContentHash With(ReadOnlySpan<byte> content)
    {
        var (high, low) = (High, Low);
        var rest = content;
        for (; rest.Length >= 16; rest = rest[16..])
        {
            high = Mix1(high, BinaryPrimitives.ReadUInt64LittleEndian(rest));
            high = ((BitOperations.RotateLeft(high, 27) + low) * 5) + 0x52DCE729;
            low = Mix2(low, BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]));
            low = ((BitOperations.RotateLeft(low, 31) + high) * 5) + 0x38495AB5;
        }
        if (!rest.IsEmpty)
        {
            Span<byte> tail = stackalloc byte[16];
            tail.Clear();
            rest.CopyTo(tail);
            low = Mix2(low, BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]));
            high = Mix1(high, BinaryPrimitives.ReadUInt64LittleEndian(tail));
        }
        return Finish(high, low, content.Length);
    }

    public override string ToString() => $"{High:x16}{Low:x16}";

    private static ulong Mix1(ulong state, ulong word) => state ^ (BitOperations.RotateLeft(word * C1, 31) * C2);

    private static ulong Mix2(ulong state, ulong word) => state ^ (BitOperations.RotateLeft(word * C2, 33) * C1);

    private static ContentHash Finish(ulong high, ulong low, int length)
    {
        high ^= (ulong)length;
        low ^= (ulong)length;
        high += low;
        low += high;
        high = Avalanche(high);
        low = Avalanche(low);
        high += low;
        low += high;
        return new ContentHash(high, low);
    }

    private static ulong Avalanche(ulong bits)
    {
        bits = (bits ^ (bits >> 33)) * 0xFF51AFD7ED558CCD;
        bits = (bits ^ (bits >> 33)) * 0xC4CEB9FE1A85EC53;
        return bits ^ (bits >> 33);
    }
}
