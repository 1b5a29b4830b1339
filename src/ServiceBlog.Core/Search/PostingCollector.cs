using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ServiceBlog.Core.Search;

/// <summary>Gathers where each term stands, page by page in the order of their numbers. Not for several threads: each has its own, and
/// <see cref="IndexWriter"/> joins them.</summary>
/// <param name="weights">What a word counts in each field.</param>
/// <param name="keepsPlaces">Whether each posting tells where the term stands first in the page's text.</param>
internal sealed class PostingCollector(FieldWeights weights, bool keepsPlaces)
{
    private const int Saturation = 4;

    private readonly Vocabulary _vocabulary = new();
    private readonly RowLog _log = new();
    private readonly List<uint> _marks = [];

    // Of the page that is being read: its terms, by a term's number where it is among them and one more, and lists of which each knows its last element.
    private readonly List<TermOnPage> _onPage = [];
    private int[] _places = new int[1024];
    private readonly List<(int Value, int Before)> _elements = [];
    private readonly List<int> _names = [];
    private readonly List<int> _sections = [];

    /// <summary>Stands for the terms of the page that was read last, three bytes each (<see cref="IndexLayout.MarkOf"/>).</summary>
    public List<byte> Marks { get; } = [];

    /// <summary>Of all terms met, in the order in which they were met. Nothing may be added any more.</summary>
    public ImmutableArray<(string Term, TermPostings Postings)> End() =>
        [.. _vocabulary.Terms.Zip(_log.TakeByTerm(_vocabulary.Terms.Count)).Where(entry => entry.Second.Pages > 0)];

    /// <param name="kindFactor">How much pages of its kind count: 1 is the most.</param>
    public void Add(int number, SearchPage page, double kindFactor)
    {
        Marks.Clear();
        Span<double> lengths = stackalloc double[FieldWeights.Count];
        lengths[FieldWeights.Title] = Read(page.Title, FieldWeights.Title, section: -1);
        foreach (var name in page.Names)
            lengths[FieldWeights.Names] += Read(name, FieldWeights.Names, section: -1);
        lengths[FieldWeights.Summary] = Read(page.Summary, FieldWeights.Summary, section: -1);
        foreach (var label in page.Labels)
            lengths[FieldWeights.Labels] += Read(label, FieldWeights.Labels, section: -1);
        for (var section = 0; section < page.Sections.Length; section++)
        {
            lengths[FieldWeights.Headings] += Read(page.Sections[section].Heading, FieldWeights.Headings, section);
            lengths[FieldWeights.Text] += Read(page.Sections[section].Text, FieldWeights.Text, section);
        }
        Span<double> worths = stackalloc double[FieldWeights.Count];
        for (var field = 0; field < FieldWeights.Count; field++)
            worths[field] = weights.WorthOf(field, lengths[field]);
        foreach (ref readonly var term in CollectionsMarshal.AsSpan(_onPage))
        {
            AddRow(number, term, worths, kindFactor);
            _places[term.Number] = 0;
        }
        _onPage.Clear();
        _elements.Clear();
    }

    /// <returns>How many words it has.</returns>
    private int Read(string text, int field, int section)
    {
        var (start, count) = (_elements.Count, 0);
        foreach (var word in new SearchWords(text, _vocabulary))
        {
            ref var term = ref OnPage(word.Number);
            term.Counts[field]++;
            count = Math.Max(count, word.Place + 1);
            if (field <= FieldWeights.Names)
                term.LastName = Element(0, term.LastName);
            if (section < 0)
                continue;
            if (field == FieldWeights.Text && term.FirstSection < 0)
                (term.FirstSection, term.FirstStart) = (section, word.Start);
            // The heading comes before the text.
            if (term.LastSection < 0 || SectionMark.SectionOf(_elements[term.LastSection].Value) != section)
                term.LastSection = Element(SectionMark.Of(section, headingWords: 0), term.LastSection);
        }
        // Of a name or a heading it counts how long it is, not where in it the word stands.
        for (; field is not FieldWeights.Text && start < _elements.Count; start++)
            _elements[start] = (field == FieldWeights.Headings ? SectionMark.Of(section, count) : count, _elements[start].Before);
        return count;
    }

    private ref TermOnPage OnPage(int number)
    {
        if (number >= _places.Length)
            Array.Resize(ref _places, Math.Max(_places.Length * 2, number + 1));
        if (_places[number] == 0)
        {
            _onPage.Add(new TermOnPage(number));
            _places[number] = _onPage.Count;
        }
        return ref CollectionsMarshal.AsSpan(_onPage)[_places[number] - 1];
    }

    private int Element(int value, int before)
    {
        _elements.Add((value, before));
        return _elements.Count - 1;
    }

    /// <param name="worths">What each occurrence counts, by field.</param>
    private void AddRow(int number, in TermOnPage term, ReadOnlySpan<double> worths, double kindFactor)
    {
        var frequency = 0.0;
        for (var field = 0; field < FieldWeights.Count; field++)
            frequency += term.Counts[field] * worths[field];
        // Fields that the site counts for nothing.
        if (frequency == 0)
            return;
        Elements(term.LastName, _names);
        Elements(term.LastSection, _sections);
        var impact = (int)Math.Floor((PostingRow.MostImpact * kindFactor * frequency / (frequency + Saturation)) + 0.5);
        while (_marks.Count <= term.Number)
            _marks.Add(IndexLayout.MarkOf(_vocabulary.Terms[_marks.Count]));
        var mark = _marks[term.Number];
        Marks.Add((byte)mark);
        Marks.Add((byte)(mark >> 8));
        Marks.Add((byte)(mark >> 16));
        _log.Add(
            term.Number, number, Math.Clamp(impact, 1, PostingRow.MostImpact), CollectionsMarshal.AsSpan(_names), CollectionsMarshal.AsSpan(_sections),
            keepsPlaces ? (term.FirstSection < 0 && _sections.Count > 0 ? SectionMark.SectionOf(_sections[0]) : term.FirstSection, term.FirstStart) : null);
    }

    /// <summary>A list from its last element, in order.</summary>
    private void Elements(int last, List<int> list)
    {
        list.Clear();
        for (; last >= 0; last = _elements[last].Before)
            list.Add(_elements[last].Value);
        list.Reverse();
    }

    /// <param name="Number">Of the term.</param>
    private record struct TermOnPage(int Number)
    {
        public FieldCounts Counts;

        // In the list of elements; -1 if there is none.
        public int LastName = -1;
        public int LastSection = -1;

        // Where it stands first in a text.
        public int FirstSection = -1;
        public int FirstStart;
    }

    [InlineArray(FieldWeights.Count)]
    private struct FieldCounts
    {
        private int _first;
    }
}

/// <summary>Rows of pages (<see cref="PostingRow"/>) as they come, which are put in the order of their terms once, at the end: a list that grows for
/// each term took four times as long.</summary>
internal sealed class RowLog
{
    /// <summary>A log that moves to a larger place whenever it is full took as long for that as for all the rest.</summary>
    private const int ChunkSize = 1 << 18;

    /// <summary>Before each row stand its term and its length.</summary>
    private const int HeadSize = 2 * sizeof(int);

    private readonly List<(byte[] Bytes, int Length)> _full = [];
    private byte[] _chunk = [];
    private int _length;
    private Tally[] _tallies = new Tally[1024];

    public void Add(int term, int page, int impact, ReadOnlySpan<int> names, ReadOnlySpan<int> sections, (int Section, int Start)? place)
    {
        if (term >= _tallies.Length)
            Array.Resize(ref _tallies, Math.Max(_tallies.Length * 2, term + 1));
        Reserve(HeadSize + 32 + ((names.Length + sections.Length) * 5));
        ref var tally = ref _tallies[term];
        var row = _chunk.AsSpan(_length);
        // The first row's page counts from -1.
        var length = PostingRow.Write(row[HeadSize..], page - (tally.Pages == 0 ? -1 : tally.LastPage), impact, names, sections, place);
        BinaryPrimitives.WriteInt32LittleEndian(row, term);
        BinaryPrimitives.WriteInt32LittleEndian(row[sizeof(int)..], length);
        tally = new Tally(tally.Pages + 1, page, tally.Bytes + length);
        _length += HeadSize + length;
    }

    /// <summary>All rows, after which there are none any more.</summary>
    /// <param name="count">How many terms there are.</param>
    public TermPostings[] TakeByTerm(int count)
    {
        var (ordered, ends, postings) = (new byte[_tallies.Sum(tally => tally.Bytes)], new int[count], new TermPostings[count]);
        var end = 0;
        for (var term = 0; term < Math.Min(count, _tallies.Length); term++)
        {
            ends[term] = end;
            postings[term] = new TermPostings(ordered.AsMemory(end, _tallies[term].Bytes), _tallies[term].Pages, _tallies[term].LastPage);
            end += _tallies[term].Bytes;
        }
        CloseChunk();
        foreach (var (bytes, length) in _full)
        {
            for (var rows = bytes.AsSpan(0, length); !rows.IsEmpty;)
            {
                var (term, size) = (BinaryPrimitives.ReadInt32LittleEndian(rows), BinaryPrimitives.ReadInt32LittleEndian(rows[sizeof(int)..]));
                rows.Slice(HeadSize, size).CopyTo(ordered.AsSpan(ends[term]));
                ends[term] += size;
                rows = rows[(HeadSize + size)..];
            }
            ArrayPool<byte>.Shared.Return(bytes);
        }
        _full.Clear();
        return postings;
    }

    private void Reserve(int size)
    {
        if (_chunk.Length - _length >= size)
            return;
        CloseChunk();
        _chunk = ArrayPool<byte>.Shared.Rent(Math.Max(ChunkSize, size));
    }

    private void CloseChunk()
    {
        if (_length > 0)
            _full.Add((_chunk, _length));
        (_chunk, _length) = ([], 0);
    }

    private readonly record struct Tally(int Pages, int LastPage, int Bytes);
}

/// <summary>The pages that have a term.</summary>
/// <param name="Rows">See <see cref="PostingRow"/>; the first row's page counts from -1.</param>
/// <param name="Pages">How many pages have the term.</param>
/// <param name="LastPage">The number of the last of them.</param>
internal readonly record struct TermPostings(ReadOnlyMemory<byte> Rows, int Pages, int LastPage);

/// <summary>What a word counts in each part of a page (the field weights of BM25F, Robertson and Zaragoza 2009, section 3.6).</summary>
internal sealed class FieldWeights(SearchWeights weights)
{
    public const int Count = 6;
    public const int Title = 0;
    public const int Names = 1;
    public const int Summary = 2;
    public const int Labels = 3;
    public const int Headings = 4;
    public const int Text = 5;

    // A heading is not worth less for all the other sections that a page has.
    private const double MostHeadingWords = 60;

    // How far the length of each field counts (b of BM25F), and how long it usually is. A length of the site's own would make
    // every page's index depend on all others.
    private static readonly (double LengthShare, double UsualLength)[] Lengths = [(0.4, 5), (0.2, 3), (0.5, 20), (0.2, 4), (0.5, 20), (0.6, 400)];

    /// <summary>What one occurrence counts in a field of a length in words.</summary>
    public double WorthOf(int field, double length)
    {
        var (share, usual) = Lengths[field];
        var weight = field switch
        {
            Title => weights.Title,
            Names => weights.Names,
            Summary => weights.Summary,
            Labels => weights.Tags,
            Headings => weights.Headings,
            _ => weights.Text,
        };
        // In steps, so that a few words more leave the other words of a page as they are.
        var counted = field == Headings ? Math.Min(length, MostHeadingWords) : length;
        var steps = Math.Floor((Math.Log2(Math.Max(counted, 1) / usual) * 2) + 0.5);
        return weight / (1 - share + (share * Math.Pow(2, steps / 2)));
    }
}
