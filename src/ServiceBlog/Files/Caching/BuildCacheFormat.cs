using ServiceBlog.Core.Incremental;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Binary;

namespace ServiceBlog.Files.Caching;

/// <summary>A build cache as bytes: the states of the files and the head of the record, under one seal. The details are a file of their own.</summary>
internal static class BuildCacheFormat
{
    // Bytes of another build of this program are none.
    private static readonly ContentHash Mark =
        ContentHash.None.With("ServiceBlog build cache").With(typeof(BuildCacheFormat).Module.ModuleVersionId.ToByteArray());

    /// <param name="head">Of the record.</param>
    public static void Write(BuildCache cache, ReadOnlySpan<byte> head, Stream stream)
    {
        var output = new SealedWriter(stream, Mark);
        output.Next.Bytes(head);
        output.Next.Number(cache.Inputs.Count);
        foreach (var (path, file) in cache.Inputs)
        {
            output.Next.Text(path);
            WriteStamp(output.Next, file.Stamp);
            ContentHashFormat.Write(output.Next, file.ContentHash);
            output.Flush();
        }
        output.Next.Number(cache.Outputs.Count);
        foreach (var (path, stamp) in cache.Outputs)
        {
            output.Next.Text(path);
            WriteStamp(output.Next, stamp);
            output.Flush();
        }
        output.End();
    }

    /// <summary>Null if these bytes are no cache that this program wrote.</summary>
    /// <param name="readDetails">Gives the details of a record once they are asked for; null if they cannot be had.</param>
    public static BuildCache? Read(ReadOnlyMemory<byte> bytes, Func<ContentHash, BuildDetails?> readDetails)
    {
        if (SealedWriter.Open(bytes, Mark) is not var (content, _))
            return null; // cut off, or written by something else
        var reader = new ByteReader(content);
        return BuildRecordFormat.Read(reader.Bytes(), readDetails) is { } record
            ? new BuildCache(record, ReadInputs(reader), ReadOutputs(reader))
            : null;
    }

    private static Dictionary<string, KnownFile> ReadInputs(ByteReader reader)
    {
        var count = reader.Int();
        var files = new Dictionary<string, KnownFile>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            files.Add(reader.Text(), new KnownFile(ReadStamp(reader), ContentHashFormat.Read(reader)));
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
