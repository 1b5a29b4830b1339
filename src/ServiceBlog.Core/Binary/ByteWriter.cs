using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ServiceBlog.Core.Binary;

/// <summary>Writes numbers and texts one after the other, in few bytes, for <see cref="ByteReader"/> to read in the same order.</summary>
public sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(256);

    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    public void Clear() => _buffer.ResetWrittenCount();

    /// <summary>Seven bits a byte, so that small numbers are short; negative ones are not.</summary>
    public void Number(long number)
    {
        // Zigzag: -1 is as short as 1.
        var rest = (ulong)((number << 1) ^ (number >> 63));
        var span = _buffer.GetSpan(10);
        var count = 0;
        for (; rest >= 0x80; rest >>= 7)
            span[count++] = (byte)(rest | 0x80);
        span[count++] = (byte)rest;
        _buffer.Advance(count);
    }

    public void Flag(bool flag) => Number(flag ? 1 : 0);

    public void Long(ulong number)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.GetSpan(sizeof(ulong)), number);
        _buffer.Advance(sizeof(ulong));
    }

    /// <summary>A text, or null.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Number(-1);
            return;
        }
        // Lone surrogates would not come back from UTF-8; where a text has one, its UTF-16 is written.
        var isPlain = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0;
        if (!isPlain)
            Number(-2);
        var encoding = isPlain ? Encoding.UTF8 : Encoding.Unicode;
        var length = encoding.GetByteCount(text);
        Number(length);
        encoding.GetBytes(text, _buffer.GetSpan(length));
        _buffer.Advance(length);
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        _buffer.Write(bytes);
    }

    public void List<T>(IReadOnlyCollection<T> items, Action<ByteWriter, T> write)
    {
        Number(items.Count);
        foreach (var item in items)
            write(this, item);
    }
}
