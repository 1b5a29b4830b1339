using ServiceBlog.Core.Building.Records;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Binary;

namespace ServiceBlog.Files.Caching;

/// <summary>A build cache as bytes: the states of the files under their own seal, then the record under its own.</summary>
internal static class BuildCacheFormat
{
    private const long Version = 2;

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
        var record = cache.Record ?? throw new ArgumentException("there is nothing to keep", nameof(cache));
        var head = BuildRecordFormat.EncodeHead(record);
        var front = new ByteWriter();
        var seal = Mark.With(states.Written.Span);
        front.Long(seal.High);
        front.Long(seal.Low);
        front.Bytes(states.Written.Span);
        front.Bytes(head);
        var length = new ByteWriter();
        length.Long((ulong)front.Written.Length);
        stream.Write(length.Written.Span);
        stream.Write(front.Written.Span);
        BuildRecordFormat.WriteDetails(record, head, stream);
    }

    /// <summary>Null if the file is no cache that this program wrote. The greater part of it is read once it is asked for.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static BuildCache? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            var frontLength = new ByteReader(Read(file, sizeof(ulong))).Long();
            if (frontLength > (ulong)file.Length)
                return null;
            var front = new ByteReader(Read(file, (int)frontLength));
            var seal = new Fingerprint(front.Long(), front.Long());
            var states = front.Bytes();
            var start = file.Position;
            if (Mark.With(states.Span) != seal || BuildRecordFormat.Read(front.Bytes(), () => ReadDetails(path, start)) is not { } record)
                return null;
            var reader = new ByteReader(states);
            return new BuildCache(record, ReadInputs(reader), ReadOutputs(reader));
        }
        catch (Exception exception) when (exception is EndOfStreamException or InvalidDataException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return null; // cut off, or written by something else
        }
    }

    /// <summary>Nothing if another build has taken the file away; and what it has put there does not fit.</summary>
    private static ReadOnlyMemory<byte> ReadDetails(string path, long start)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            file.Position = start;
            return Read(file, (int)Math.Max(0, file.Length - start));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    private static byte[] Read(FileStream file, int length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        file.ReadExactly(bytes);
        return bytes;
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
