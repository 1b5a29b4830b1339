using System.Buffers.Binary;

namespace ServiceBlog.Core.Content.Binary;

/// <summary>Writes numbers and texts one after the other, in few bytes, for <see cref="ByteReader"/> to read in the same order. Its memory is
/// borrowed, and given back when it is disposed.</summary>
/// <param name="capacity">How many bytes there may be, roughly: more are no harm.</param>
public sealed class ByteWriter(int capacity = 1024) : IDisposable
{
    private const int LongestNumber = 10;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(capacity);
    private int _length;

    /// <summary>A view; writing goes on in the same memory.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    public void Clear() => _length = 0;

    public void Dispose()
    {
        var borrowed = _buffer;
        (_buffer, _length) = ([], 0);
        if (borrowed.Length > 0)
            ArrayPool<byte>.Shared.Return(borrowed);
    }

    /// <summary>Seven bits a byte, so that small numbers are short, also negative ones.</summary>
    public void Number(long number)
    {
        // Zigzag: -1 is as short as 1.
        var rest = (ulong)((number << 1) ^ (number >> 63));
        var span = Reserve(LongestNumber);
        var count = 0;
        for (; rest >= 0x80; rest >>= 7)
            span[count++] = (byte)(rest | 0x80);
        span[count++] = (byte)rest;
        _length += count;
    }

    public void Flag(bool flag) => Number(flag ? 1 : 0);

    public void Long(ulong number)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Reserve(sizeof(ulong)), number);
        _length += sizeof(ulong);
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
        encoding.GetBytes(text, Reserve(length));
        _length += length;
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        bytes.CopyTo(Reserve(bytes.Length));
        _length += bytes.Length;
    }

    public void List<T>(IReadOnlyCollection<T> items, Action<ByteWriter, T> write)
    {
        Number(items.Count);
        foreach (var item in items)
            write(this, item);
    }

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - _length < count)
            Grow(_length + count);
        return _buffer.AsSpan(_length);
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, needed));
        Written.Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}

/// <summary>Reads what a <see cref="ByteWriter"/> wrote. That the bytes are whole is checked before, by a seal: an exception here means that they are
/// read otherwise than they were written.</summary>
public sealed class ByteReader(ReadOnlyMemory<byte> bytes)
{
    /// <summary>How many texts may have come between two that were neighbours.</summary>
    private const int NearTexts = 4;

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

    /// <summary>Whether the text that follows is this one, found without making it. Nothing may be read after another one.</summary>
    /// <param name="expected">Without lone surrogates.</param>
    public bool IsText(string expected)
    {
        if (Int() is not (>= 0 and var length))
            return false;
        Span<char> text = length <= 512 ? stackalloc char[512] : new char[length];
        return expected.AsSpan().SequenceEqual(text[..Encoding.UTF8.GetChars(Take(length).Span, text)]);
    }

    /// <summary>A text that may stand in a list at hand near a place: then it is that one, and is not made once more.</summary>
    /// <param name="next">The place; moves on behind the text.</param>
    public string Text(ImmutableArray<string> known, ref int next)
    {
        var start = _position;
        for (var i = next; i < Math.Min(next + NearTexts, known.Length); i++)
        {
            if (IsText(known[i]))
            {
                next = i + 1;
                return known[i];
            }
            _position = start;
        }
        return Text();
    }

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
