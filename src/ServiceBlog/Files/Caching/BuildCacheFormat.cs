using ServiceBlog.Core.Building.Records;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Binary;

namespace ServiceBlog.Files.Caching;

/// <summary>A build cache as bytes: the states of the files under their own seal, then the record under its own.</summary>
internal static class BuildCacheFormat
{
    private const long Version = 1;

    private static readonly Fingerprint Mark = Fingerprint.None.With("ServiceBlog build cache").With(Version);

    public static void Write(BuildCache cache, Stream stream)
    {
        var states = new ByteWriter();
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
        var all = new ByteWriter();
        var seal = Mark.With(states.Written.Span);
        all.Long(seal.High);
        all.Long(seal.Low);
        all.Bytes(states.Written.Span);
        stream.Write(all.Written.Span);
        BuildRecordFormat.Write(cache.Record ?? throw new ArgumentException("there is nothing to keep", nameof(cache)), stream);
    }

    /// <summary>Null if these bytes are no cache that this program wrote.</summary>
    public static BuildCache? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var all = new ByteReader(bytes);
            var seal = new Fingerprint(all.Long(), all.Long());
            var states = all.Bytes();
            if (Mark.With(states.Span) != seal || BuildRecordFormat.Read(all.Rest) is not { } record)
                return null;
            var reader = new ByteReader(states);
            return new BuildCache(record, ReadInputs(reader), ReadOutputs(reader));
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException or IndexOutOfRangeException or OverflowException)
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
