using ServiceBlog.Core.Content.Binary;

namespace ServiceBlog.Core.Markup;

/// <summary>
/// What of a text's outline is asked of few pages. One that was kept is decoded when it is asked for: a third of what is
/// known of 10,000 pages, and a fifteenth of the memory of a build after an edit (22 November 2026).
/// </summary>
internal sealed class OutlineParts
{
    private readonly ReadOnlyMemory<byte> _kept;
    private readonly string _file = "";

    // Two threads may both decode them; either result is right.
    private Decoded? _decoded;

    public OutlineParts(ImmutableArray<Heading> headings, ImmutableArray<string> anchors, string firstParagraph) =>
        _decoded = new Decoded(headings, anchors, firstParagraph);

    /// <param name="kept">What <see cref="OutlineFormat.WriteParts"/> wrote.</param>
    /// <param name="file">The author's, for the places of the headings.</param>
    public OutlineParts(ReadOnlyMemory<byte> kept, string file) => (_kept, _file) = (kept, file);

    public ImmutableArray<Heading> Headings => Known.Headings;

    public ImmutableArray<string> Anchors => Known.Anchors;

    public string FirstParagraph => Known.FirstParagraph;

    private Decoded Known => _decoded ??= Read(new ByteReader(_kept));

    private Decoded Read(ByteReader reader) =>
        new(reader.List(_file, OutlineFormat.ReadHeading), reader.List(static anchors => anchors.Text()), reader.Text());

    private sealed record Decoded(ImmutableArray<Heading> Headings, ImmutableArray<string> Anchors, string FirstParagraph);
}
