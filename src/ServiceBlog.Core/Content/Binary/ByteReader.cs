using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ServiceBlog.Core.Content.Binary;

/// <summary>
/// Reads what a <see cref="ByteWriter"/> wrote. That the bytes are whole is checked before, by a seal: an exception here
/// means that they are read otherwise than they were written.
/// </summary>
public sealed class ByteReader(ReadOnlyMemory<byte> bytes)
{
    private int _position;

    /// <summary>What has not been read.</summary>
    public ReadOnlyMemory<byte> Rest => bytes[_position..];

    public long Number()
    {
        var span = bytes.Span;
        var (rest, shift) = (0UL, 0);
        while (true)
        {
            var next = span[_position++];
            rest |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return (long)(rest >> 1) ^ -(long)(rest & 1);
            shift += 7;
        }
    }

    public int Int() => (int)Number();

    public bool Flag() => Number() != 0;

    public ulong Long()
    {
        var number = BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span[_position..]);
        _position += sizeof(ulong);
        return number;
    }

    public string? TextOrNull()
    {
        var length = Int();
        return length switch
        {
            -1 => null,
            -2 => Encoding.Unicode.GetString(Take(Int()).Span),
            0 => "",
            _ => Encoding.UTF8.GetString(Take(length).Span),
        };
    }

    public string Text() => TextOrNull() ?? throw new InvalidDataException("a text is missing");

    /// <summary>A view of the bytes that are read from, not a copy.</summary>
    public ReadOnlyMemory<byte> Bytes() => Take(Int());

    public ImmutableArray<T> List<T>(Func<ByteReader, T> read) => List(read, static (reader, readItem) => readItem(reader));

    /// <param name="state">Handed to <paramref name="read"/>, which so needs nothing of its own: there are very many lists.</param>
    public ImmutableArray<T> List<T, TState>(TState state, Func<ByteReader, TState, T> read)
    {
        var count = Int();
        if (count == 0)
            return [];
        if (count > bytes.Length - _position)
            throw new InvalidDataException("a list is longer than what is left");
        var items = new T[count];
        for (var i = 0; i < items.Length; i++)
            items[i] = read(this, state);
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    private ReadOnlyMemory<byte> Take(int length)
    {
        var taken = bytes.Slice(_position, length);
        _position += length;
        return taken;
    }
}
