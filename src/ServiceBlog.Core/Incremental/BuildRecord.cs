using ServiceBlog.Core.Search;

namespace ServiceBlog.Core.Incremental;

/// <summary>What a build leaves for the next one, so that it does only what has changed. Everything in it is keyed by what it was made of; nothing is
/// believed because of a time. The record itself tells whether anything changed at all; its details are looked at only if so.</summary>
public sealed record BuildRecord
{
    /// <summary>Of all that the build was made of: every file, every option, this program.</summary>
    public required ContentHash Inputs { get; init; }

    /// <summary>The names of the theme and of those that it extends, by which they are found before the settings are read.</summary>
    public required ImmutableArray<string> Themes { get; init; }

    /// <summary>While the clock stays in here, the same pages are drafts, due and expired.</summary>
    public required TimeSlot Slot { get; init; }

    /// <summary>Of every file of the site, relative to the output folder.</summary>
    public required ImmutableArray<string> Paths { get; init; }

    /// <summary>The result's, as they were reported.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    public required int PageCount { get; init; }

    /// <summary>Pages that were not published; the same while the clock stays in <see cref="Slot"/>.</summary>
    public required UnpublishedPages Unpublished { get; init; }

    /// <summary>Null if it was damaged since it was kept.</summary>
    public required Lazy<BuildDetails?> Details { get; init; }
}

/// <summary>The part of a <see cref="BuildRecord"/> that a build starts from once something has changed.</summary>
public sealed record BuildDetails
{
    /// <summary>Of what every output depends on: the theme, the settings, this program. Another one makes all of them anew.</summary>
    public required ContentHash SiteInputs { get; init; }

    /// <summary>Of what reading a page depends on besides its file.</summary>
    public required ContentHash ParseInputs { get; init; }

    /// <summary>Of all that connects the site's pages besides their files.</summary>
    public required ContentHash GraphInputs { get; init; }

    /// <summary>By source path: every file that could become a page, published or not.</summary>
    public required IReadOnlyDictionary<string, PageRecord> Pages { get; init; }

    /// <summary>Stand for the quotations that were found in their sources.</summary>
    public required IReadOnlySet<ContentHash> Quotations { get; init; }

    /// <summary>The images that pages show, by the hash of their bytes.</summary>
    public required IReadOnlyDictionary<ContentHash, ImageFacts> Images { get; init; }

    public required SiteDependencies Dependencies { get; init; }

    public required IReadOnlyDictionary<string, FileRecord> Files { get; init; }

    /// <summary>Null if the site has no search.</summary>
    public SearchIndex? Search { get; init; }

    internal IReadOnlyDictionary<string, ReadOnlyMemory<byte>> SearchParts => Search?.Parts ?? ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty;

    /// <summary>What of it differs from the last full copy that was kept; null if it was made just now.</summary>
    public DetailsChanges? Changes { get; init; }
}

/// <summary>A file of the built site.</summary>
/// <param name="InputHash">Of what it was made of; none for a page, whose dependencies tell that.</param>
/// <param name="Facts">What the check keeps of it, encoded; empty for a file of which only the path counts.</param>
public readonly record struct FileRecord(ContentHash InputHash, ReadOnlyMemory<byte> Facts);

/// <summary>A stretch of time in which no page falls due, expires, or wants to be reviewed again.</summary>
public readonly record struct TimeSlot(DateTimeOffset From, DateTimeOffset Until)
{
    public bool Contains(DateTimeOffset moment) => moment >= From && moment < Until;

    /// <summary>The stretch around a moment.</summary>
    public static TimeSlot Around(DateTimeOffset moment, IEnumerable<Page> pages)
    {
        var slot = new TimeSlot(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        foreach (var page in pages)
        {
            slot = slot.CutAt(page.FrontMatter.Date?.Value, moment);
            slot = slot.CutAt(page.FrontMatter.Expires?.Value, moment);
            slot = slot.CutAt(ReviewPeriod.DueOf(page.FrontMatter), moment);
        }
        return slot;
    }

    private TimeSlot CutAt(DateTimeOffset? turn, DateTimeOffset moment)
    {
        if (turn is not { } known)
            return this;
        if (known <= moment)
            return known > From ? this with { From = known } : this;
        return known < Until ? this with { Until = known } : this;
    }
}

/// <summary>A build record as bytes, but for its details (<see cref="DetailsFormat"/>). A record of another build of this program, or one with a wrong
/// bit in it, is none. Whatever the seal stands for can be read; if not, that is our own fault.</summary>
public static class BuildRecordFormat
{
    private static readonly ContentHash Mark = InputHashes.Program.With("ServiceBlog build record");

    /// <summary>The part that tells whether anything has changed.</summary>
    public static ReadOnlyMemory<byte> EncodeHead(BuildRecord record)
    {
        using var bytes = new MemoryStream(record.Paths.Sum(path => path.Length + 2));
        var output = new SealedWriter(bytes, Mark);
        WriteHead(output, record);
        output.End();
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    /// <summary>Stands for a record, so that the details of another one do not fit it.</summary>
    public static ContentHash IdentityOf(ReadOnlySpan<byte> head) => Mark.With(head);

    /// <summary>Null if these bytes are no head that this program wrote.</summary>
    /// <param name="readDetails">Gives the details of a record with these paths once they are asked for; null if they cannot be had.</param>
    public static BuildRecord? Read(ReadOnlyMemory<byte> head, Func<ContentHash, ImmutableArray<string>, BuildDetails?> readDetails) =>
        SealedWriter.Open(head, Mark) is var (content, _)
            ? ReadHead(new ByteReader(content), paths => readDetails(IdentityOf(head.Span), paths))
            : null;

    private static void WriteHead(SealedWriter output, BuildRecord record)
    {
        var writer = output.Next;
        writer.Number(record.Paths.Length);
        foreach (var path in record.Paths)
        {
            writer.Text(path);
            output.Flush();
        }
        ContentHashFormat.Write(writer, record.Inputs);
        writer.List(record.Themes, static (themes, theme) => themes.Text(theme));
        LocatedFormat.Write(writer, record.Slot.From);
        LocatedFormat.Write(writer, record.Slot.Until);
        writer.Number(record.PageCount);
        writer.Number(record.Unpublished.Drafts);
        writer.Number(record.Unpublished.Future);
        writer.Number(record.Unpublished.Expired);
        writer.List(record.Diagnostics, DiagnosticFormat.Write);
    }

    private static BuildRecord ReadHead(ByteReader reader, Func<ImmutableArray<string>, BuildDetails?> readDetails)
    {
        var paths = reader.List(static list => list.Text());
        return new BuildRecord
        {
            Paths = paths,
            Inputs = ContentHashFormat.Read(reader),
            Themes = reader.List(static themes => themes.Text()),
            Slot = new TimeSlot(LocatedFormat.ReadDate(reader), LocatedFormat.ReadDate(reader)),
            PageCount = reader.Int(),
            Unpublished = new UnpublishedPages(reader.Int(), reader.Int(), reader.Int()),
            Diagnostics = reader.List(DiagnosticFormat.Read),
            Details = new Lazy<BuildDetails?>(() => readDetails(paths)),
        };
    }
}
