namespace ServiceBlog.Core.Markup;

/// <summary>Keeps outlines from build to build.</summary>
public static class OutlineFormat
{
    /// <summary>Nothing may be written after it.</summary>
    public static void Write(ByteWriter writer, MarkupOutline outline)
    {
        writer.List(outline.Links, WriteLink);
        writer.List(outline.Quotations, WriteQuotation);
        writer.List(outline.Directives, DirectiveFormat.Write);
        writer.Number(outline.WordCount);
        writer.Number(outline.HtmlLength);
        writer.Text(outline.TitleId);
        WriteParts(writer, outline);
    }

    public static MarkupOutline Read(ByteReader reader, string file) => new()
    {
        Links = reader.List(file, ReadLink),
        Quotations = reader.List(file, ReadQuotation),
        Directives = reader.List(file, DirectiveFormat.Read),
        WordCount = reader.Int(),
        HtmlLength = reader.Int(),
        TitleId = reader.TextOrNull(),
        Parts = new OutlineParts(reader.Rest, file),
    };

    /// <summary>What stays encoded until it is asked for.</summary>
    internal static void WriteParts(ByteWriter writer, MarkupOutline outline)
    {
        writer.List(outline.Headings, WriteHeading);
        writer.List(outline.Anchors, static (anchors, anchor) => anchors.Text(anchor));
        writer.Text(outline.FirstParagraph);
        writer.List(outline.Blocks, WriteBlock);
    }

    private static void WriteLink(ByteWriter writer, ContentLink link)
    {
        writer.Number((int)link.Kind);
        writer.Text(link.Target);
        writer.Text(link.Fragment);
        LocatedFormat.Write(writer, link.Location);
        writer.Flag(link.HasText);
        writer.Flag(link.Continues);
        if (link.Kind == LinkKind.Transclusion)
            writer.Number(link.Under);
    }

    private static ContentLink ReadLink(ByteReader reader, string file)
    {
        var link = new ContentLink((LinkKind)reader.Int(), reader.Text(), reader.TextOrNull(), LocatedFormat.ReadLocation(reader, file))
        {
            HasText = reader.Flag(),
            Continues = reader.Flag(),
        };
        return link.Kind == LinkKind.Transclusion ? link with { Under = reader.Int() } : link;
    }

    private static void WriteQuotation(ByteWriter writer, Quotation quotation)
    {
        writer.Text(quotation.Text);
        writer.Number(quotation.Citation);
        LocatedFormat.Write(writer, quotation.Location);
    }

    private static Quotation ReadQuotation(ByteReader reader, string file) =>
        new(reader.Text(), reader.Int(), LocatedFormat.ReadLocation(reader, file));

    private static void WriteHeading(ByteWriter writer, Heading heading)
    {
        writer.Number(heading.Level);
        writer.Text(heading.Id);
        writer.Text(heading.Text);
        writer.Number(heading.Offset);
        LocatedFormat.Write(writer, heading.Location);
    }

    private static void WriteBlock(ByteWriter writer, NotedBlock block)
    {
        writer.Text(block.Id);
        foreach (var number in (ReadOnlySpan<int>)[block.Start, block.End, block.FirstLink, block.EndLink])
            writer.Number(number);
    }

    internal static NotedBlock ReadBlock(ByteReader reader) => new(reader.Text(), reader.Int(), reader.Int(), reader.Int(), reader.Int());

    internal static Heading ReadHeading(ByteReader reader, string file) =>
        new(reader.Int(), reader.Text(), reader.Text(), reader.Int(), LocatedFormat.ReadLocation(reader, file));
}

/// <summary>What of a text's outline is asked of few pages. One that was kept is decoded when it is asked for: a third of what is known of 10,000
/// pages, and a fifteenth of the memory of a build after an edit (22 November 2026).</summary>
internal sealed class OutlineParts
{
    private readonly ReadOnlyMemory<byte> _kept;
    private readonly string _file = "";

    // Two threads may both decode them; either result is right.
    private Decoded? _decoded;

    public OutlineParts(ImmutableArray<Heading> headings, ImmutableArray<string> anchors, string firstParagraph) =>
        _decoded = new Decoded(headings, anchors, firstParagraph, []);

    /// <param name="kept">What <see cref="OutlineFormat.WriteParts"/> wrote.</param>
    /// <param name="file">The author's, for the places of the headings.</param>
    public OutlineParts(ReadOnlyMemory<byte> kept, string file) => (_kept, _file) = (kept, file);

    public ImmutableArray<Heading> Headings => Known.Headings;

    public ImmutableArray<string> Anchors => Known.Anchors;

    public string FirstParagraph => Known.FirstParagraph;

    public ImmutableArray<NotedBlock> Blocks
    {
        get => Known.Blocks;
        init => _decoded = Known with { Blocks = value };
    }

    private Decoded Known => _decoded ??= Read(new ByteReader(_kept));

    private Decoded Read(ByteReader reader) =>
        new(reader.List(_file, OutlineFormat.ReadHeading), reader.List(static anchors => anchors.Text()), reader.Text(), reader.List(OutlineFormat.ReadBlock));

    private sealed record Decoded(ImmutableArray<Heading> Headings, ImmutableArray<string> Anchors, string FirstParagraph, ImmutableArray<NotedBlock> Blocks);
}
