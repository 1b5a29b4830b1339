using ServiceBlog.Core.Content.Binary;

namespace ServiceBlog.Core.Incremental;

/// <summary>
/// A build record as bytes, but for its details (<see cref="DetailsFormat"/>). A record of another build of this program,
/// or one with a wrong bit in it, is none. Whatever the seal stands for can be read; if not, that is our own fault.
/// </summary>
public static class BuildRecordFormat
{
    private static readonly ContentHash Mark = InputHashes.Program.With("ServiceBlog build record");

    /// <summary>The part that tells whether anything has changed.</summary>
    public static byte[] EncodeHead(BuildRecord record)
    {
        using var bytes = new MemoryStream();
        var output = new SealedWriter(bytes, Mark);
        WriteHead(output.Next, record);
        output.End();
        return bytes.ToArray();
    }

    /// <summary>Stands for a record, so that the details of another one do not fit it.</summary>
    public static ContentHash IdentityOf(ReadOnlySpan<byte> head) => Mark.With(head);

    /// <summary>Null if these bytes are no head that this program wrote.</summary>
    /// <param name="readDetails">Gives the details of a record once they are asked for; null if they cannot be had.</param>
    public static BuildRecord? Read(ReadOnlyMemory<byte> head, Func<ContentHash, BuildDetails?> readDetails) =>
        SealedWriter.Open(head, Mark) is var (content, _)
            ? ReadHead(new ByteReader(content), new Lazy<BuildDetails?>(() => readDetails(IdentityOf(head.Span))))
            : null;

    private static void WriteHead(ByteWriter writer, BuildRecord record)
    {
        ContentHashFormat.Write(writer, record.Inputs);
        writer.Text(record.Theme);
        LocatedFormat.Write(writer, record.Slot.From);
        LocatedFormat.Write(writer, record.Slot.Until);
        writer.Number(record.PageCount);
        writer.Number(record.Unpublished.Drafts);
        writer.Number(record.Unpublished.Future);
        writer.Number(record.Unpublished.Expired);
        writer.List(record.Diagnostics, DiagnosticFormat.Write);
        writer.List(record.Paths, static (paths, path) => paths.Text(path));
    }

    private static BuildRecord ReadHead(ByteReader reader, Lazy<BuildDetails?> details) => new()
    {
        Inputs = ContentHashFormat.Read(reader),
        Theme = reader.Text(),
        Slot = new TimeSlot(LocatedFormat.ReadDate(reader), LocatedFormat.ReadDate(reader)),
        PageCount = reader.Int(),
        Unpublished = new UnpublishedPages(reader.Int(), reader.Int(), reader.Int()),
        Diagnostics = reader.List(DiagnosticFormat.Read),
        Paths = reader.List(static paths => paths.Text()),
        Details = details,
    };
}
