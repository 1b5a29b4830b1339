namespace ServiceBlog.Core.Content.Binary;

/// <summary>Writes a long part to a stream, a block at a time, and ends it with a seal by which a reader can tell that no bit of it is wrong. The
/// part is the last of its stream.</summary>
public sealed class SealedWriter(Stream stream, ContentHash mark)
{
    /// <summary>Sealed one by one, since content hashes of pieces depend on where they are cut.</summary>
    private const int BlockSize = 1 << 16;

    private readonly byte[] _block = new byte[BlockSize];
    private ContentHash _seal = mark;
    private int _filled;
    private long _written;

    /// <summary>What is written here is moved on by <see cref="Flush"/>.</summary>
    public ByteWriter Next { get; } = new();

    /// <summary>In bytes, from the start of the part.</summary>
    public long Position => _written + _filled + Next.Written.Length;

    /// <summary>To be called often, so that not all of the part is in memory.</summary>
    public void Flush()
    {
        Move(Next.Written.Span);
        Next.Clear();
    }

    /// <summary>What a reader takes for <see cref="ByteWriter.Bytes"/>, without a copy of many bytes.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Next.Number(bytes.Length);
        Flush();
        Move(bytes);
    }

    /// <returns>The seal, which stands for the whole part.</returns>
    public ContentHash End()
    {
        Flush();
        WriteBlock();
        ContentHashFormat.Write(Next, _seal);
        stream.Write(Next.Written.Span);
        Next.Dispose();
        return _seal;
    }

    /// <summary>The part without its seal, and that; null if a bit of it is wrong.</summary>
    public static (ReadOnlyMemory<byte> Part, ContentHash Seal)? Open(ReadOnlyMemory<byte> sealedPart, ContentHash mark)
    {
        const int SealSize = 2 * sizeof(ulong);
        if (sealedPart.Length < SealSize)
            return null;
        var part = sealedPart[..^SealSize];
        var seal = mark;
        for (var start = 0; start < part.Length; start += BlockSize)
            seal = seal.With(part.Span[start..Math.Min(start + BlockSize, part.Length)]);
        return ContentHashFormat.Read(new ByteReader(sealedPart[^SealSize..])) == seal ? (part, seal) : null;
    }

    private void Move(ReadOnlySpan<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            var count = Math.Min(rest.Length, BlockSize - _filled);
            rest[..count].CopyTo(_block.AsSpan(_filled));
            rest = rest[count..];
            _filled += count;
            if (_filled == BlockSize)
                WriteBlock();
        }
    }

    private void WriteBlock()
    {
        if (_filled == 0)
            return;
        var block = _block.AsSpan(0, _filled);
        _seal = _seal.With(block);
        stream.Write(block);
        _written += _filled;
        _filled = 0;
    }
}

/// <summary>Keeps content hashes from build to build.</summary>
public static class ContentHashFormat
{
    public static void Write(ByteWriter writer, ContentHash hash)
    {
        writer.Long(hash.High);
        writer.Long(hash.Low);
    }

    public static ContentHash Read(ByteReader reader) => new(reader.Long(), reader.Long());
}

/// <summary>Keeps diagnostics from build to build.</summary>
public static class DiagnosticFormat
{
    public static void Write(ByteWriter writer, Diagnostic diagnostic)
    {
        writer.Text(diagnostic.Rule.Code);
        writer.Number((int)diagnostic.Severity);
        writer.Text(diagnostic.Location.File);
        writer.Number(diagnostic.Location.Line);
        writer.Number(diagnostic.Location.Column);
        writer.Text(diagnostic.Message);
        writer.Text(diagnostic.Suggestion);
        writer.Text(diagnostic.Page);
        writer.Text(diagnostic.Element);
        writer.Text(diagnostic.Attribute);
        writer.Text(diagnostic.Url);
    }

    public static Diagnostic Read(ByteReader reader)
    {
        var code = reader.Text();
        var rule = Rules.Find(code) ?? throw new InvalidDataException($"there is no rule {code}");
        var severity = (Severity)reader.Int();
        var location = new SourceLocation(reader.Text(), reader.Int(), reader.Int());
        return new Diagnostic(rule, location, reader.Text())
        {
            Severity = severity,
            Suggestion = reader.TextOrNull(),
            Page = reader.TextOrNull(),
            Element = reader.TextOrNull(),
            Attribute = reader.TextOrNull(),
            Url = reader.TextOrNull(),
        };
    }
}
