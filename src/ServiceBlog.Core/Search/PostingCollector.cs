using System.Runtime.InteropServices;

namespace ServiceBlog.Core.Search;

/// <summary>
/// Gathers where each term stands, page by page in the order of their numbers. Not for several threads: each has its own, and
/// <see cref="IndexWriter"/> joins them.
/// </summary>
/// <param name="weights">What a word counts in each field.</param>
/// <param name="keepsSnippets">Whether each posting gets some words of the page around the term.</param>
internal sealed class PostingCollector(FieldWeights weights, bool keepsSnippets)
{
    private readonly Vocabulary _vocabulary = new();
    private readonly List<TermPostings> _terms = [];
    private readonly List<TermPostings> _touched = [];
    private readonly Stack<TermCounts> _free = new();

    /// <summary>Of all terms met, in the order in which they were met.</summary>
    public IEnumerable<(string Term, TermPostings Postings)> Terms => _vocabulary.Terms.Take(_terms.Count).Zip(_terms);

    /// <param name="kindFactor">How much pages of its kind count: 1 is the most.</param>
    public void Add(int number, SearchPage page, double kindFactor)
    {
        Span<double> lengths = stackalloc double[FieldWeights.Count];
        lengths[FieldWeights.Title] = Name(page.Title, FieldWeights.Title);
        foreach (var name in page.Names)
            lengths[FieldWeights.Names] += Name(name, FieldWeights.Names);
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
        foreach (var term in _touched)
        {
            term.Counts!.MoveTo(term, number, worths, kindFactor, keepsSnippets ? page : null);
            _free.Push(term.Counts);
            term.Counts = null;
        }
        _touched.Clear();
    }

    /// <returns>How many words it has.</returns>
    private int Name(string name, int field)
    {
        var count = Read(name, field, section: -1);
        foreach (var word in new SearchWords(name, _vocabulary))
            _terms[word.Form.Number].Counts!.AddName(count);
        return count;
    }

    /// <returns>How many words it has.</returns>
    private int Read(string text, int field, int section)
    {
        var count = 0;
        foreach (var word in new SearchWords(text, _vocabulary))
        {
            while (_terms.Count <= word.Form.Number)
                _terms.Add(new TermPostings());
            var term = _terms[word.Form.Number];
            if (term.Counts is null)
            {
                term.Counts = _free.TryPop(out var free) ? free : new TermCounts();
                _touched.Add(term);
            }
            term.Counts.Count(field, section, word.Start);
            count = Math.Max(count, word.Place + 1);
        }
        return count;
    }
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

    /// <summary>What was counted of the page that is being read; null if it does not have the term so far.</summary>
    public TermCounts? Counts { get; set; }

    public void Add(int page, int impact, ReadOnlySpan<int> names, ReadOnlySpan<int> sections, string? snippet)
    {
        var most = 32 + ((names.Length + sections.Length) * 5) + ((snippet?.Length ?? 0) * 3);
        if (_rows.Length - _length < most)
            Array.Resize(ref _rows, Math.Max(_rows.Length + (_rows.Length / 2), _length + most));
        _length += PostingRow.Write(_rows.AsSpan(_length), page - LastPage, impact, names, sections, snippet);
        LastPage = page;
        Pages++;
    }
}

/// <summary>Where a term stands on one page.</summary>
internal sealed class TermCounts
{
    private const int Saturation = 4;

    private readonly int[] _counts = new int[FieldWeights.Count];
    private readonly List<int> _sections = [];
    private readonly List<int> _names = [];
    private (int Section, int Start) _first = (-1, 0);

    public void Count(int field, int section, int start)
    {
        _counts[field]++;
        if (section < 0)
            return;
        var isHeading = field == FieldWeights.Headings;
        if (!isHeading && _first.Section < 0)
            _first = (section, start);
        if (_sections.Count > 0 && _sections[^1] >> 1 == section)
            _sections[^1] |= isHeading ? 1 : 0;
        else
            _sections.Add((section << 1) | (isHeading ? 1 : 0));
    }

    /// <param name="words">Of the whole name.</param>
    public void AddName(int words)
    {
        if (!_names.Contains(words))
            _names.Add(words);
    }

    /// <summary>Hands over what was counted, and starts anew.</summary>
    /// <param name="worths">What each occurrence counts, by field.</param>
    /// <param name="page">Gives the snippet; null if none is kept.</param>
    public void MoveTo(TermPostings postings, int number, ReadOnlySpan<double> worths, double kindFactor, SearchPage? page)
    {
        var frequency = 0.0;
        for (var field = 0; field < FieldWeights.Count; field++)
            frequency += _counts[field] * worths[field];
        var impact = (int)Math.Floor((PostingRow.MostImpact * kindFactor * frequency / (frequency + Saturation)) + 0.5);
        postings.Add(
            number, Math.Clamp(impact, 1, PostingRow.MostImpact), CollectionsMarshal.AsSpan(_names), CollectionsMarshal.AsSpan(_sections),
            page is null ? null : Snippet.Of(page, _first.Section, _first.Start, _sections));
        _counts.AsSpan().Clear();
        _sections.Clear();
        _names.Clear();
        _first = (-1, 0);
    }
}

/// <summary>What a word counts in each part of a page (the field weights of BM25F, Robertson and Zaragoza 2009, section 3.6).</summary>
public sealed record FieldWeights(double TitleWeight, double NamesWeight, double SummaryWeight, double LabelsWeight, double HeadingsWeight, double TextWeight)
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

    public static readonly FieldWeights Default = new(12, 10, 3, 2, 4, 1);

    /// <summary>What one occurrence counts in a field of a length in words.</summary>
    public double WorthOf(int field, double length)
    {
        var (share, usual) = Lengths[field];
        var weight = field switch
        {
            Title => TitleWeight,
            Names => NamesWeight,
            Summary => SummaryWeight,
            Labels => LabelsWeight,
            Headings => HeadingsWeight,
            _ => TextWeight,
        };
        // In steps, so that a few words more leave the other words of a page as they are.
        var steps = Math.Floor((Math.Log2(Math.Max(length, 1) / usual) * 2) + 0.5);
        return weight / (1 - share + (share * Math.Pow(2, steps / 2)));
    }
}

/// <summary>A few words of a page around a term.</summary>
internal static class Snippet
{
    private const int Before = 40;
    private const int After = 80;

    /// <param name="section">Where the term stands first in a text; -1 if it stands in none.</param>
    /// <param name="start">Where in that section's text.</param>
    /// <param name="sections">The sections that have the term in their heading or text, twice their number and 1 for a heading.</param>
    public static string Of(SearchPage page, int section, int start, List<int> sections)
    {
        if (section < 0)
        {
            section = sections.Count > 0 ? sections[0] >> 1 : 0;
            while (section < page.Sections.Length - 1 && page.Sections[section].Text.Length == 0)
                section++;
            start = 0;
        }
        var text = section < page.Sections.Length ? page.Sections[section].Text : "";
        var from = start <= Before ? 0 : text.IndexOf(' ', start - Before) is >= 0 and var space && space < start ? space + 1 : start;
        var to = from + Before + After >= text.Length ? text.Length : text.LastIndexOf(' ', from + Before + After);
        if (to <= start)
            to = Math.Min(text.Length, start + Vocabulary.LongestWord);
        if (to < text.Length && char.IsLowSurrogate(text[to]))
            to++;
        return (from > 0 ? "… " : "") + text[from..to] + (to < text.Length ? " …" : "");
    }
}
