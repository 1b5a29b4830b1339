using ServiceBlog.Core.Building.Records;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Binary;

namespace ServiceBlog.Files.Caching;

/// <summary>A build cache as bytes: the states of the files and the head of the record, under one seal. The details are a file of their own.</summary>
internal static class BuildCacheFormat
{
    private const long Version = 3;

    private static readonly Fingerprint Mark = Fingerprint.None.With("ServiceBlog build cache").With(Version);

    /// <summary>What a file's path and state take, roughly.</summary>
    private const int EntrySize = 128;

    /// <param name="head">Of the record.</param>
    public static void Write(BuildCache cache, ReadOnlySpan<byte> head, Stream stream)
    {
        using var states = new ByteWriter(EntrySize * (cache.Inputs.Count + cache.Outputs.Count));
        states.Number(cache.Inputs.Count);
        foreach (var (path, file) in cache.Inputs)
        {
            states.Text(path);
            WriteStamp(states, file.Stamp);
            states.Long(file.Fingerprint.High);
            states.Long(file.Fingerprint.Low);
        }
        states.Number(cache.Outputs.Count);
        foreach (var (path, stamp) in cache.Outputs)
        {
            states.Text(path);
            WriteStamp(states, stamp);
        }
        using var front = new ByteWriter();
        FingerprintFormat.Write(front, Mark.With(states.Written.Span));
        front.Number(states.Written.Length);
        stream.Write(front.Written.Span);
        stream.Write(states.Written.Span);
        front.Clear();
        front.Bytes(head);
        stream.Write(front.Written.Span);
    }

    /// <summary>Null if these bytes are no cache that this program wrote.</summary>
    /// <param name="readDetails">Gives the details of a record once they are asked for; null if they cannot be had.</param>
    public static BuildCache? Read(ReadOnlyMemory<byte> bytes, Func<Fingerprint, BuildDetails?> readDetails)
    {
        try
        {
            var front = new ByteReader(bytes);
            var seal = FingerprintFormat.Read(front);
            var states = front.Bytes();
            if (Mark.With(states.Span) != seal || BuildRecordFormat.Read(front.Bytes(), readDetails) is not { } record)
                return null;
            var reader = new ByteReader(states);
            return new BuildCache(record, ReadInputs(reader), ReadOutputs(reader));
        }
        catch (Exception exception) when (Damage.Is(exception))
        {
            return null; // cut off, or written by something else
        }
    }

    private static Dictionary<string, KnownFile> ReadInputs(ByteReader reader)
    {
        var count = reader.Int();
        var files = new Dictionary<string, KnownFile>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            files.Add(reader.Text(), new KnownFile(ReadStamp(reader), new Fingerprint(reader.Long(), reader.Long())));
        return files;
    }

    private static Dictionary<string, FileStamp> ReadOutputs(ByteReader reader)
    {
        var count = reader.Int();
        var files = new Dictionary<string, FileStamp>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            files.Add(reader.Text(), ReadStamp(reader));
        return files;
    }

    private static void WriteStamp(ByteWriter writer, FileStamp stamp)
    {
        writer.Number(stamp.Size);
        writer.Long((ulong)stamp.Modified);
        writer.Long((ulong)stamp.Changed);
        writer.Long(stamp.Inode);
    }

    private static FileStamp ReadStamp(ByteReader reader) =>
        new(reader.Number(), (long)reader.Long(), (long)reader.Long(), reader.Long());
}
