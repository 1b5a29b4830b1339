namespace ServiceBlog.Core.Content.Binary;

/// <summary>
/// Writes a long part to a stream, a block at a time, and ends it with a seal by which a reader can tell that no bit of
/// it is wrong. The part is the last of its stream.
/// </summary>
public sealed class SealedWriter(Stream stream, Fingerprint mark)
{
    /// <summary>Sealed one by one, since fingerprints of pieces depend on where they are cut.</summary>
    private const int BlockSize = 1 << 16;

    private readonly byte[] _block = new byte[BlockSize];
    private Fingerprint _seal = mark;
    private int _filled;

    /// <summary>What is written here is moved on by <see cref="Flush"/>.</summary>
    public ByteWriter Next { get; } = new();

    /// <summary>To be called often, so that not all of the part is in memory.</summary>
    public void Flush()
    {
        var rest = Next.Written.Span;
        while (!rest.IsEmpty)
        {
            var count = Math.Min(rest.Length, BlockSize - _filled);
            rest[..count].CopyTo(_block.AsSpan(_filled));
            rest = rest[count..];
            _filled += count;
            if (_filled == BlockSize)
                WriteBlock();
        }
        Next.Clear();
    }

    public void End()
    {
        Flush();
        WriteBlock();
        Next.Long(_seal.High);
        Next.Long(_seal.Low);
        stream.Write(Next.Written.Span);
    }

    /// <summary>The part without its seal; null if a bit of it is wrong.</summary>
    public static ReadOnlyMemory<byte>? Open(ReadOnlyMemory<byte> sealedPart, Fingerprint mark)
    {
        const int SealSize = 2 * sizeof(ulong);
        if (sealedPart.Length < SealSize)
            return null;
        var part = sealedPart[..^SealSize];
        var seal = mark;
        for (var start = 0; start < part.Length; start += BlockSize)
            seal = seal.With(part.Span[start..Math.Min(start + BlockSize, part.Length)]);
        var reader = new ByteReader(sealedPart[^SealSize..]);
        return new Fingerprint(reader.Long(), reader.Long()) == seal ? part : null;
    }

    private void WriteBlock()
    {
        if (_filled == 0)
            return;
        var block = _block.AsSpan(0, _filled);
        _seal = _seal.With(block);
        stream.Write(block);
        _filled = 0;
    }
}
