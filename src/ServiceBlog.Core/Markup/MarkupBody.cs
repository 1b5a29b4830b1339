using System.Buffers.Binary;

namespace ServiceBlog.Core.Markup;

/// <summary>A page's text after one pass over its Markdown: HTML with gaps where links go. It depends on nothing but the text and its file's name, so
/// it can be kept from build to build.</summary>
public sealed record MarkupBody
{
    // Texts are long: a new one for each took a twelfth of the memory that a clean build asks for.
    [ThreadStatic]
    private static StringBuilder? _output;

    public static readonly MarkupBody Empty = new()
    {
        Utf8Html = ReadOnlyMemory<byte>.Empty,
        TextEnd = 0,
        Slots = [],
        Outline = MarkupOutline.Empty,
    };

    /// <summary>The HTML without what the <see cref="Slots"/> will hold. As UTF-8, since that of all pages is kept until they are rendered, and a
    /// string takes twice as much.</summary>
    public required ReadOnlyMemory<byte> Utf8Html { get; init; }

    /// <summary>The HTML without what the <see cref="Slots"/> will hold; made anew each time.</summary>
    public string Html => Encoding.UTF8.GetString(Utf8Html.Span);

    /// <summary>Where in <see cref="Html"/> the text ends and its footnotes begin.</summary>
    public required int TextEnd { get; init; }

    /// <summary>The gaps, in order of their offset.</summary>
    public required ImmutableArray<LinkSlot> Slots { get; init; }

    /// <summary>Where in <see cref="Html"/> the blocks of the text start, but for those within others; in order.</summary>
    public ImmutableArray<int> Blocks { get; init; } = [];

    /// <summary>What other pages can see of it.</summary>
    public required MarkupOutline Outline { get; init; }

    /// <summary>The tags that stand in the text of a note.</summary>
    public ImmutableArray<Located<string>> Tags { get; init; } = [];

    /// <summary>The title that was taken out of the text, without mark-up; null if none was.</summary>
    public Located<string>? Title { get; init; }

    /// <summary>The HTML with its slots filled, as it stands on its own page.</summary>
    /// <param name="links">What became of each of <see cref="MarkupOutline.Links"/>, in their order.</param>
    /// <param name="words">Those of <see cref="SiteWords.Keys"/>; English ones if there are none.</param>
    public string Fill(ReadOnlySpan<ResolvedLink> links, ImmutableArray<string> words = default)
    {
        if (Slots.IsEmpty)
            return Html;
        var output = (_output ??= new StringBuilder()).Clear();
        Fill(output, links, Range.All, words: words);
        return output.ToString();
    }

    /// <summary>The same, with its directives shown.</summary>
    internal string Fill(ReadOnlySpan<ResolvedLink> links, DirectiveWriter directives, ImmutableArray<string> words = default)
    {
        // Not the shared one: to show a directive may fill another text.
        var output = new StringBuilder();
        Fill(output, links, Range.All, directives: directives, words: words);
        return output.ToString();
    }

    /// <summary>Writes a part of the HTML with its slots filled.</summary>
    /// <param name="range">Which part of <see cref="Html"/>: all of it, or a <see cref="Section"/>.</param>
    /// <param name="scope">Set if the text appears on another page than its own.</param>
    /// <param name="directives">Shows its directives.</param>
    /// <param name="pieces">Takes where each piece comes from.</param>
    internal void Fill(
        StringBuilder output, ReadOnlySpan<ResolvedLink> links, Range range, TransclusionScope scope = default, DirectiveWriter? directives = null,
        List<FilledPiece>? pieces = null, ImmutableArray<string> words = default)
    {
        var (start, length) = range.GetOffsetAndLength(Outline.HtmlLength);
        var html = ArrayPool<char>.Shared.Rent(Outline.HtmlLength);
        Encoding.UTF8.GetChars(Utf8Html.Span, html);
        var filler = new SlotFiller(html.AsSpan(start, length), start, SlotsWithin(start, start + length), links, scope)
        {
            Directives = directives,
            Words = words.IsDefault ? SiteWords.English : words,
            Pieces = pieces,
        };
        filler.Fill(output);
        ArrayPool<char>.Shared.Return(html);
    }

    /// <summary>Finds what is kept of its words.</summary>
    public PageWords ReadWords()
    {
        var html = ArrayPool<char>.Shared.Rent(Outline.HtmlLength);
        var words = WordReader.Read(html.AsSpan(0, Encoding.UTF8.GetChars(Utf8Html.Span, html)));
        ArrayPool<char>.Shared.Return(html);
        return words;
    }

    /// <summary>The part of <see cref="Html"/> from a heading to the next of the same or a higher level, without footnotes; null if there is no such
    /// heading or it stands inside another block.</summary>
    public Range? Section(string headingId) =>
        Outline.HeadingWithId(headingId) is { Offset: >= 0 } heading ? heading.Offset..SectionEnd(Outline.Headings.IndexOf(heading)) : null;

    /// <summary>The block of <see cref="Html"/> that a note names by an id, such as <c>^key-point</c>; null if it has none.</summary>
    public NotedBlock? Block(string id) => Outline.Blocks.Where(block => block.Id == id).Select(block => (NotedBlock?)block).FirstOrDefault();

    private int SectionEnd(int heading) =>
        Outline.NextSection(heading) is var next && next < Outline.Headings.Length ? Outline.Headings[next].Offset : TextEnd;

    private ReadOnlySpan<LinkSlot> SlotsWithin(int start, int end)
    {
        var slots = Slots.AsSpan();
        return slots[FirstSlotFrom(start)..FirstSlotFrom(end)];
    }

    /// <summary>The index of the first slot at an offset or behind it.</summary>
    internal int FirstSlotFrom(int offset) => MarkupSourceMap.CountBefore(Slots.AsSpan(), offset, static slot => slot.Offset);
}

/// <summary>What is kept of a text's words from build to build: a few hundred bytes that are not even copied when a record is opened. Words are known
/// by their hashes (<see cref="WordTokens"/>).</summary>
/// <param name="Distinctive">The hashes of the words that say most about the text, at most <see cref="MaximumDistinctive"/>, rising, four bytes each,
/// little-endian. Of the text alone; how rare they are in the site, the graph finds out.</param>
/// <param name="Filter">A Bloom filter with one hash over the words of running text, as long as a power of two: it may know a word that is not there,
/// but never misses one that is.</param>
public sealed record PageWords(ReadOnlyMemory<byte> Distinctive, ReadOnlyMemory<byte> Filter)
{
    public const int MaximumDistinctive = 32;

    public int DistinctiveCount => Distinctive.Length / sizeof(uint);

    public uint DistinctiveAt(int index) => BinaryPrimitives.ReadUInt32LittleEndian(Distinctive.Span[(index * sizeof(uint))..]);

    /// <summary>Whether running text may hold a word: text that stands in no link, heading, quotation or code.</summary>
    public bool MayHold(uint word)
    {
        if (Filter.IsEmpty)
            return false;
        var bit = (int)(word & (uint)((Filter.Length * 8) - 1));
        return (Filter.Span[bit >> 3] & (1 << (bit & 7))) != 0;
    }

    /// <param name="distinctive">Rising.</param>
    /// <param name="running">The words of running text, each once.</param>
    internal static PageWords Of(ReadOnlySpan<uint> distinctive, ReadOnlySpan<uint> running)
    {
        var terms = new byte[distinctive.Length * sizeof(uint)];
        for (var i = 0; i < distinctive.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(terms.AsSpan(i * sizeof(uint)), distinctive[i]);
        if (running.IsEmpty)
            return new PageWords(terms, ReadOnlyMemory<byte>.Empty);
        // Eight bits a word: one answer in eight or fewer is a false yes.
        var filter = new byte[BitOperations.RoundUpToPowerOf2((uint)running.Length)];
        foreach (var word in running)
        {
            var bit = (int)(word & (uint)((filter.Length * 8) - 1));
            filter[bit >> 3] |= (byte)(1 << (bit & 7));
        }
        return new PageWords(terms, filter);
    }

    public bool Equals(PageWords? other) =>
        other is not null && Distinctive.Span.SequenceEqual(other.Distinctive.Span) && Filter.Span.SequenceEqual(other.Filter.Span);

    public override int GetHashCode() => HashCode.Combine(Distinctive.Length, Filter.Length);

    public override string ToString() => $"{Convert.ToHexString(Distinctive.Span)} {Convert.ToHexString(Filter.Span)}";
}
