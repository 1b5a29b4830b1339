using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Binary;
using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Building.Records;

/// <summary>
/// A build record as bytes. A record of another version of this program, or one with a wrong bit in it, is none.
/// </summary>
public static class BuildRecordFormat
{
    /// <summary>To be raised whenever the layout of the bytes changes; what they say is told apart by the recipes.</summary>
    private const long Version = 6;

    private static readonly Fingerprint Mark = Fingerprint.None.With("ServiceBlog build record").With(Version);

    /// <summary>The whole record as bytes: its head, then its details.</summary>
    public static void Write(BuildRecord record, Stream stream)
    {
        var head = EncodeHead(record);
        stream.Write(head);
        WriteDetails(record, head, stream);
    }

    /// <summary>The part that tells whether anything has changed.</summary>
    public static byte[] EncodeHead(BuildRecord record)
    {
        using var content = new ByteWriter();
        WriteHead(content, record);
        using var head = new ByteWriter();
        WriteFingerprint(head, Mark.With(content.Written.Span));
        head.Bytes(content.Written.Span);
        return head.Written.ToArray();
    }

    /// <param name="head">What <see cref="EncodeHead"/> gave: details of another record do not fit it.</param>
    public static void WriteDetails(BuildRecord record, ReadOnlySpan<byte> head, Stream stream) => WriteDetails(
        new SealedWriter(stream, Mark.With(head)),
        record.Details.Value ?? throw new ArgumentException("a damaged record is not kept", nameof(record)));

    /// <summary>Null if these bytes are no record that this program wrote.</summary>
    public static BuildRecord? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var reader = new ByteReader(bytes);
            ReadFingerprint(reader);
            reader.Bytes();
            return Read(bytes[..^reader.Rest.Length], () => reader.Rest);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            return null;
        }
    }

    /// <summary>Null if these bytes are no head that this program wrote.</summary>
    /// <param name="head">What <see cref="EncodeHead"/> gave.</param>
    /// <param name="readDetails">Gives the details once they are asked for; empty if they cannot be had.</param>
    public static BuildRecord? Read(ReadOnlyMemory<byte> head, Func<ReadOnlyMemory<byte>> readDetails)
    {
        try
        {
            var reader = new ByteReader(head);
            var seal = ReadFingerprint(reader);
            var content = reader.Bytes();
            return Mark.With(content.Span) == seal
                ? ReadHead(new ByteReader(content), new Lazy<BuildDetails?>(() => ReadDetails(readDetails(), Mark.With(head.Span))))
                : null;
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            return null;
        }
    }

    private static bool IsDamage(Exception exception) =>
        exception is InvalidDataException or ArgumentException or IndexOutOfRangeException or OverflowException;

    private static void WriteHead(ByteWriter writer, BuildRecord record)
    {
        WriteFingerprint(writer, record.Inputs);
        writer.Text(record.Theme);
        LocatedFormat.Write(writer, record.Slot.From);
        LocatedFormat.Write(writer, record.Slot.Until);
        writer.Number(record.PageCount);
        writer.List(record.Diagnostics, DiagnosticFormat.Write);
        writer.List(record.Paths, static (paths, path) => paths.Text(path));
    }

    private static BuildRecord ReadHead(ByteReader reader, Lazy<BuildDetails?> details) => new()
    {
        Inputs = ReadFingerprint(reader),
        Theme = reader.Text(),
        Slot = new TimeSlot(LocatedFormat.ReadDate(reader), LocatedFormat.ReadDate(reader)),
        PageCount = reader.Int(),
        Diagnostics = reader.List(DiagnosticFormat.Read),
        Paths = reader.List(static paths => paths.Text()),
        Details = details,
    };

    private static void WriteDetails(SealedWriter output, BuildDetails details)
    {
        using var encoded = new ByteWriter();
        var writer = output.Next;
        WriteFingerprint(writer, details.Recipe);
        WriteFingerprint(writer, details.PageRecipe);
        WriteFingerprint(writer, details.Surroundings);
        writer.Number(details.Pages.Count);
        foreach (var (path, page) in details.Pages)
        {
            writer.Text(path);
            WriteFingerprint(writer, page.Source);
            writer.Bytes(page.Encode(encoded).Span);
            output.Flush();
        }
        writer.Number(details.Quotations.Count);
        foreach (var quotation in details.Quotations.OrderBy(found => found.High).ThenBy(found => found.Low))
            WriteFingerprint(writer, quotation);
        ReadsFormat.Write(output, details.Reads);
        writer.Number(details.Files.Count);
        foreach (var (path, file) in details.Files)
        {
            writer.Text(path);
            WriteFingerprint(writer, file.Source);
            writer.Bytes(file.Facts.Span);
            output.Flush();
        }
        output.End();
    }

    private static BuildDetails? ReadDetails(ReadOnlyMemory<byte> bytes, Fingerprint mark)
    {
        try
        {
            if (SealedWriter.Open(bytes, mark) is not { } part)
                return null;
            var reader = new ByteReader(part);
            return new BuildDetails
            {
                Recipe = ReadFingerprint(reader),
                PageRecipe = ReadFingerprint(reader),
                Surroundings = ReadFingerprint(reader),
                Pages = ReadMap(reader, static item => new PageRecord(ReadFingerprint(item), item.Bytes())),
                Quotations = reader.List(ReadFingerprint).ToHashSet(),
                Reads = ReadsFormat.Read(reader),
                Files = ReadMap(reader, static item => new FileRecord(ReadFingerprint(item), item.Bytes())),
            };
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            return null;
        }
    }

    private static Dictionary<string, T> ReadMap<T>(ByteReader reader, Func<ByteReader, T> read)
    {
        var count = reader.Int();
        var map = new Dictionary<string, T>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            map.Add(reader.Text(), read(reader));
        return map;
    }

    private static void WriteFingerprint(ByteWriter writer, Fingerprint fingerprint)
    {
        writer.Long(fingerprint.High);
        writer.Long(fingerprint.Low);
    }

    private static Fingerprint ReadFingerprint(ByteReader reader) => new(reader.Long(), reader.Long());
}
