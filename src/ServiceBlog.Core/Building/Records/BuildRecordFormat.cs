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
    private const long Version = 3;

    private static readonly Fingerprint Mark = Fingerprint.None.With("ServiceBlog build record").With(Version);

    public static void Write(BuildRecord record, Stream stream)
    {
        var head = new ByteWriter();
        WriteHead(head, record);
        var start = new ByteWriter();
        WriteFingerprint(start, Mark.With(head.Written.Span));
        start.Bytes(head.Written.Span);
        stream.Write(start.Written.Span);
        WriteDetails(new SealedWriter(stream, Mark), record.Details.Value ?? throw new ArgumentException("a damaged record is not kept", nameof(record)));
    }

    /// <summary>Null if these bytes are no record that this program wrote.</summary>
    public static BuildRecord? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var start = new ByteReader(bytes);
            var seal = ReadFingerprint(start);
            var head = start.Bytes();
            return Mark.With(head.Span) == seal
                ? ReadHead(new ByteReader(head), new Lazy<BuildDetails?>(() => ReadDetails(start.Rest)))
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
        var writer = output.Next;
        WriteFingerprint(writer, details.Recipe);
        WriteFingerprint(writer, details.PageRecipe);
        writer.Number(details.Pages.Count);
        foreach (var (path, page) in details.Pages)
        {
            writer.Text(path);
            WriteFingerprint(writer, page.Source);
            writer.Bytes(page.Encode().Span);
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

    private static BuildDetails? ReadDetails(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            if (SealedWriter.Open(bytes, Mark) is not { } part)
                return null;
            var reader = new ByteReader(part);
            return new BuildDetails
            {
                Recipe = ReadFingerprint(reader),
                PageRecipe = ReadFingerprint(reader),
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
