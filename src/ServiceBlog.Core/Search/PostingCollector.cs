namespace ServiceBlog.Core.Search;

/// <summary>
/// Gathers where each term stands, page by page in the order of their numbers. Not for several threads: each has its own, and
/// <see cref="IndexWriter"/> joins them.
/// </summary>
/// <param name="weights">What a word counts in each field.</param>
/// <param name="keepsPlaces">Whether each posting tells where the term stands first in the page's text.</param>
internal sealed class PostingCollector(FieldWeights weights, bool keepsPlaces)
{
    private const int Saturation = 4;

    private readonly Vocabulary _vocabulary = new();
    private readonly List<TermPostings> _terms = [];
    private readonly List<uint> _marks = [];

    // Of the page that is being read. Sorted at its end, so that all of one term stand together.
    private readonly List<ulong> _occurrences = [];
    private readonly List<int> _names = [];
    private readonly List<int> _sections = [];

    /// <summary>Stands for the terms of the page that was read last, three bytes each (<see cref="IndexLayout.MarkOf"/>).</summary>
    public List<byte> Marks { get; } = [];

    /// <summary>Of all terms met, in the order in which they were met.</summary>
    public IEnumerable<(string Term, TermPostings Postings)> Terms => _vocabulary.Terms.Zip(_terms);

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
        var occurrences = CollectionsMarshal.AsSpan(_occurrences);
        occurrences.Sort();
        while (!occurrences.IsEmpty)
        {
            var count = 1;
            while (count < occurrences.Length && Occurrence.TermOf(occurrences[count]) == Occurrence.TermOf(occurrences[0]))
                count++;
            AddRow(number, occurrences[..count], worths, kindFactor);
            occurrences = occurrences[count..];
        }
        _occurrences.Clear();
    }

    /// <returns>How many words it has.</returns>
    private int Read(string text, int field, int section)
    {
        var (start, count) = (_occurrences.Count, 0);
        foreach (var word in new SearchWords(text, _vocabulary))
        {
            _occurrences.Add(Occurrence.Of(word.Number, section, field, word.Start));
            count = Math.Max(count, word.Place + 1);
        }
        // Of a name it counts how long it is, not where in it the word stands.
        for (; field <= FieldWeights.Names && start < _occurrences.Count; start++)
            _occurrences[start] = Occurrence.Of(Occurrence.TermOf(_occurrences[start]), section, field, count);
        return count;
    }

    /// <param name="occurrences">All of one term.</param>
    /// <param name="worths">What each occurrence counts, by field.</param>
    private void AddRow(int number, ReadOnlySpan<ulong> occurrences, ReadOnlySpan<double> worths, double kindFactor)
    {
        var (frequency, first) = (0.0, (Section: -1, Start: 0));
        _names.Clear();
        _sections.Clear();
        foreach (var occurrence in occurrences)
        {
            var (section, field, start) = Occurrence.PlaceOf(occurrence);
            frequency += worths[field];
            if (field <= FieldWeights.Names && !_names.Contains(start))
                _names.Add(start);
            if (section < 0)
                continue;
            if (field == FieldWeights.Text && first.Section < 0)
                first = (section, start);
            // The heading comes before the text.
            if (_sections.Count == 0 || _sections[^1] >> 1 != section)
                _sections.Add((section << 1) | (field == FieldWeights.Headings ? 1 : 0));
        }
        // Fields that the site counts for nothing.
        if (frequency == 0)
            return;
        while (_terms.Count < _vocabulary.Terms.Count)
        {
            _marks.Add(IndexLayout.MarkOf(_vocabulary.Terms[_terms.Count]));
            _terms.Add(new TermPostings());
        }
        var impact = (int)Math.Floor((PostingRow.MostImpact * kindFactor * frequency / (frequency + Saturation)) + 0.5);
        var mark = _marks[Occurrence.TermOf(occurrences[0])];
        Marks.Add((byte)mark);
        Marks.Add((byte)(mark >> 8));
        Marks.Add((byte)(mark >> 16));
        _terms[Occurrence.TermOf(occurrences[0])].Add(
            number, Math.Clamp(impact, 1, PostingRow.MostImpact), CollectionsMarshal.AsSpan(_names), CollectionsMarshal.AsSpan(_sections),
            keepsPlaces ? (first.Section < 0 && _sections.Count > 0 ? _sections[0] >> 1 : first.Section, first.Start) : null);
    }
}

/// <summary>Where on a page a term stands, in one number: they sort by term, section, field and place.</summary>
internal static class Occurrence
{
    private const int StartBits = 25;
    private const int FieldBits = 3;
    private const int SectionBits = 12;

    /// <param name="section">-1 outside of sections. Those behind the 4,000th count as one.</param>
    public static ulong Of(int term, int section, int field, int start) =>
        ((ulong)(uint)term << (SectionBits + FieldBits + StartBits))
        | ((ulong)(uint)Math.Min(section + 1, (1 << SectionBits) - 1) << (FieldBits + StartBits))
        | ((ulong)(uint)field << StartBits)
        | (uint)Math.Min(start, (1 << StartBits) - 1);

    public static int TermOf(ulong occurrence) => (int)(occurrence >> (SectionBits + FieldBits + StartBits));

    public static (int Section, int Field, int Start) PlaceOf(ulong occurrence) => (
        (int)(occurrence >> (FieldBits + StartBits) & ((1 << SectionBits) - 1)) - 1,
        (int)(occurrence >> StartBits & ((1 << FieldBits) - 1)),
        (int)(occurrence & ((1 << StartBits) - 1)));
}

/// <summary>The pages that have a term, one row of bytes each (<see cref="PostingRow"/>); the first row's page counts from -1.</summary>
internal sealed class TermPostings
{
    public int LastPage { get; private set; } = -1;

    private byte[] _rows = [];
    private int _length;

    /// <summary>How many pages have the term.</summary>
    public int Pages { get; private set; }

    public ReadOnlyMemory<byte> Rows => _rows.AsMemory(0, _length);

    public void Add(int page, int impact, ReadOnlySpan<int> names, ReadOnlySpan<int> sections, (int Section, int Start)? place)
    {
        var most = 32 + ((names.Length + sections.Length) * 5);
        if (_rows.Length - _length < most)
            Array.Resize(ref _rows, Math.Max(_rows.Length + (_rows.Length / 2), _length + most));
        _length += PostingRow.Write(_rows.AsSpan(_length), page - LastPage, impact, names, sections, place);
        LastPage = page;
        Pages++;
    }
}

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
        var steps = Math.Floor((Math.Log2(Math.Max(length, 1) / usual) * 2) + 0.5);
        return weight / (1 - share + (share * Math.Pow(2, steps / 2)));
    }
}
