using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Binary;
using ServiceBlog.Core.Graph;

namespace ServiceBlog.Core.Building.Records;

/// <summary>
/// A build record as bytes, but for its details (<see cref="DetailsFormat"/>). A record of another version of this program,
/// or one with a wrong bit in it, is none.
/// </summary>
public static class BuildRecordFormat
{
    /// <summary>To be raised whenever the layout of the bytes changes; what they say is told apart by the recipes.</summary>
    private const long Version = 8;

    private static readonly Fingerprint Mark = Fingerprint.None.With("ServiceBlog build record").With(Version);

    /// <summary>The part that tells whether anything has changed.</summary>
    public static byte[] EncodeHead(BuildRecord record)
    {
        using var content = new ByteWriter();
        WriteHead(content, record);
        using var head = new ByteWriter();
        FingerprintFormat.Write(head, Mark.With(content.Written.Span));
        head.Bytes(content.Written.Span);
        return head.Written.ToArray();
    }

    /// <summary>Stands for a record, so that the details of another one do not fit it.</summary>
    /// <param name="head">What <see cref="EncodeHead"/> gave.</param>
    public static Fingerprint IdentityOf(ReadOnlySpan<byte> head) => Mark.With(head);

    /// <summary>Null if these bytes are no head that this program wrote.</summary>
    /// <param name="head">What <see cref="EncodeHead"/> gave.</param>
    /// <param name="readDetails">Gives the details of a record once they are asked for; null if they cannot be had.</param>
    public static BuildRecord? Read(ReadOnlyMemory<byte> head, Func<Fingerprint, BuildDetails?> readDetails)
    {
        try
        {
            var reader = new ByteReader(head);
            var seal = FingerprintFormat.Read(reader);
            var content = reader.Bytes();
            return Mark.With(content.Span) == seal
                ? ReadHead(new ByteReader(content), new Lazy<BuildDetails?>(() => readDetails(IdentityOf(head.Span))))
                : null;
        }
        catch (Exception exception) when (Damage.Is(exception))
        {
            return null;
        }
    }

    private static void WriteHead(ByteWriter writer, BuildRecord record)
    {
        FingerprintFormat.Write(writer, record.Inputs);
        writer.Text(record.Theme);
        LocatedFormat.Write(writer, record.Slot.From);
        LocatedFormat.Write(writer, record.Slot.Until);
        writer.Number(record.PageCount);
        writer.Number(record.LeftOut.Drafts);
        writer.Number(record.LeftOut.Future);
        writer.Number(record.LeftOut.Expired);
        writer.List(record.Diagnostics, DiagnosticFormat.Write);
        writer.List(record.Paths, static (paths, path) => paths.Text(path));
    }

    private static BuildRecord ReadHead(ByteReader reader, Lazy<BuildDetails?> details) => new()
    {
        Inputs = FingerprintFormat.Read(reader),
        Theme = reader.Text(),
        Slot = new TimeSlot(LocatedFormat.ReadDate(reader), LocatedFormat.ReadDate(reader)),
        PageCount = reader.Int(),
        LeftOut = new LeftOut(reader.Int(), reader.Int(), reader.Int()),
        Diagnostics = reader.List(DiagnosticFormat.Read),
        Paths = reader.List(static paths => paths.Text()),
        Details = details,
    };
}
