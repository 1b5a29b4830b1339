namespace ServiceBlog.Core.Search;

/// <summary>An index as files, before they are compressed: what readers' browsers fetch, and what the next build starts from.</summary>
/// <param name="Inputs">Of all that an index depends on besides the pages.</param>
/// <param name="Parts">By name: <c>s0</c>… postings, <c>c0</c>… postings of common terms, <c>w0</c>… lists of words, <c>p0</c>… lists of pages. Not
/// published are <c>t0</c>…, the texts of a small site, <c>m0</c>…, which tell which terms each page has, and <c>pages</c>, which stands for the pages
/// that it was made of.</param>
public sealed record SearchIndex(IndexLayout Layout, ContentHash Inputs, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Parts)
{
    /// <param name="read">Gives what can be found.</param>
    /// <param name="reading">Of what reading a page depends on besides its file.</param>
    /// <param name="before">An earlier index: only pages that changed since are read, and the result is the same as without it.</param>
    /// <param name="changed">What has other texts since, if nothing else has changed; null if more may have.</param>
    internal static SearchIndex Create(Func<SearchContent> read, SearchWeights weights, ContentHash reading, SearchIndex? before,
        IReadOnlyCollection<SearchItem>? changed, ParallelOptions parallel)
    {
        var inputs = reading.With(weights.ToString());
        if (before is not null && before.Inputs == inputs && changed is not null)
            return new IndexEdit(before, new FieldWeights(weights)).Apply(changed);
        var content = read();
        var layout = new IndexLayout(content.Items.Length);
        if (before is not null && (before.Inputs != inputs || before.Layout.Shards != layout.Shards || before.Layout.IsSmall != layout.IsSmall))
            before = null;
        var writer = new IndexWriter(content, layout, new FieldWeights(weights), parallel);
        return new SearchIndex(layout, inputs, before is null ? writer.Write() : writer.Update(before));
    }
}

/// <summary>Names of the parts of an index.</summary>
internal static class PartName
{
    public static string Of(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");
}

/// <summary>Makes the parts of an index.</summary>
internal sealed class IndexWriter(SearchContent content, IndexLayout layout, FieldWeights weights, ParallelOptions parallel)
{
    /// <summary>Pages are read in so many ranges at once. Each has its own table of terms, which takes memory.</summary>
    private int Ranges => parallel.MaxDegreeOfParallelism is > 0 and < 4 and var threads ? threads : 4;

    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _parts = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<TermEntry> _common = [];
    private readonly List<string>[] _terms = new List<string>[layout.Shards];
    private readonly ReadOnlyMemory<byte>[] _marks = new ReadOnlyMemory<byte>[content.Items.Length];

    /// <summary>All of them, from the pages.</summary>
    public ImmutableDictionary<string, ReadOnlyMemory<byte>> Write()
    {
        var items = content.Items;
        var ranges = Ranges;
        var ended = new ImmutableArray<(string Term, TermPostings Postings)>[ranges];
        Parallel.For(0, ranges, parallel, range =>
        {
            var collector = new PostingCollector(weights, layout.IsSmall);
            for (var number = items.Length * range / ranges; number < items.Length * (range + 1) / ranges; number++)
                Read(number, collector);
            // At once, so that the next one takes its memory.
            ended[range] = collector.End();
        });
        var collected = Sort(ended);
        Parallel.For(0, layout.Shards, parallel, shard => WriteShard(shard, [], [], collected[shard]));
        WriteLists();
        return _parts.ToImmutableDictionary(StringComparer.Ordinal);
    }

    /// <summary>All of them, from those of an earlier index and the pages that have changed since.</summary>
    public ImmutableDictionary<string, ReadOnlyMemory<byte>> Update(SearchIndex before)
    {
        var numbers = content.NumbersOf(before.Parts["pages"].Span, out var changed);
        var collector = new PostingCollector(weights, layout.IsSmall);
        foreach (var number in changed)
            Read(number, collector);
        for (var number = 0; number < numbers.Length; number++)
        {
            if (numbers[number] < 0)
                continue;
            _marks[numbers[number]] = TermMarks.Of(before, number);
            if (layout.IsSmall)
                _parts[PartName.Of('t', numbers[number])] = before.Parts[PartName.Of('t', number)];
        }
        var collected = Sort([collector.End()]);
        var commonBefore = Enumerable.Range(0, IndexLayout.CommonShards).SelectMany(shard => ShardWriter.Read(before.Parts[PartName.Of('c', shard)]))
            .ToDictionary(entry => entry.Term, entry => entry.Rows, StringComparer.Ordinal);
        Parallel.For(0, layout.Shards, parallel, shard =>
            WriteShard(shard, ShardWriter.Read(before.Parts[PartName.Of('s', shard)])
                .Select(entry => entry.IsCommon ? entry with { Rows = commonBefore[entry.Term] } : entry), numbers, collected[shard]));
        WriteLists();
        // What is the same stays the very same bytes, so that it is not written again.
        return _parts.ToImmutableDictionary(
            part => part.Key,
            part => before.Parts.TryGetValue(part.Key, out var known) && known.Span.SequenceEqual(part.Value.Span) ? known : part.Value,
            StringComparer.Ordinal);
    }

    private void Read(int number, PostingCollector collector)
    {
        var page = content.Items[number].Read();
        collector.Add(number, page, content.Items[number].KindFactor);
        _marks[number] = collector.Marks.ToArray();
        if (layout.IsSmall)
            _parts[PartName.Of('t', number)] = Snippets.TextsOf(page);
    }

    /// <summary>What was collected, by shard, and there by term and range.</summary>
    private List<(string Term, TermPostings Postings)>[] Sort(ImmutableArray<(string Term, TermPostings Postings)>[] ended)
    {
        var shards = new List<(string Term, TermPostings Postings)>[layout.Shards];
        for (var shard = 0; shard < shards.Length; shard++)
            shards[shard] = [];
        foreach (var (term, postings) in ended.SelectMany(range => range).Concat(content.Facets))
            shards[layout.ShardOf(term)].Add((term, postings));
        return shards;
    }

    private void WriteShard(int shard, IEnumerable<TermEntry> earlier, int[] numbers, List<(string Term, TermPostings Postings)> collected)
    {
        var writer = new ShardWriter();
        var rows = new RowMerger(layout.IsSmall);
        var facetRows = new RowMerger(hasPlaces: false);
        var terms = _terms[shard] = [];
        var anew = collected.GroupBy(entry => entry.Term, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).GetEnumerator();
        var isMore = anew.MoveNext();
        foreach (var entry in earlier.Where(entry => !IndexLayout.IsFacet(entry.Term)))
        {
            for (; isMore && string.CompareOrdinal(anew.Current.Key, entry.Term) < 0; isMore = anew.MoveNext())
                Add(anew.Current.Key, Join(anew.Current));
            if (isMore && anew.Current.Key == entry.Term)
            {
                rows.Merge(entry.Rows.Span, numbers, Join(anew.Current).Rows.Span);
                isMore = anew.MoveNext();
            }
            else
            {
                rows.Merge(entry.Rows.Span, numbers, []);
            }
            Add(entry.Term, (rows.Pages, rows.End()));
        }
        for (; isMore; isMore = anew.MoveNext())
            Add(anew.Current.Key, Join(anew.Current));
        _parts[PartName.Of('s', shard)] = writer.End();

        (int Pages, ReadOnlyMemory<byte> Rows) Join(IGrouping<string, (string Term, TermPostings Postings)> group)
        {
            var merger = IndexLayout.IsFacet(group.Key) ? facetRows : rows;
            foreach (var (_, postings) in group)
                merger.Append(postings);
            return (merger.Pages, merger.End());
        }

        void Add(string term, (int Pages, ReadOnlyMemory<byte> Rows) postings)
        {
            if (postings.Pages == 0)
                return;
            terms.Add(term);
            var entry = new TermEntry(term, postings.Pages, !IndexLayout.IsFacet(term) && layout.IsCommon(postings.Pages), postings.Rows);
            if (entry.IsCommon)
                _common.Add(entry);
            writer.Add(entry.IsCommon ? entry with { Rows = ReadOnlyMemory<byte>.Empty } : entry);
        }
    }

    private void WriteLists()
    {
        WriteCommon();
        WriteWordLists();
        WritePageLists();
        TermMarks.Write(_marks, _parts);
        _parts["pages"] = content.Fingerprints();
    }

    private void WriteCommon()
    {
        var shards = _common.ToLookup(entry => IndexLayout.CommonShardOf(entry.Term));
        for (var shard = 0; shard < IndexLayout.CommonShards; shard++)
        {
            var writer = new ShardWriter();
            foreach (var entry in shards[shard].OrderBy(entry => entry.Term, StringComparer.Ordinal))
                writer.Add(entry);
            _parts[PartName.Of('c', shard)] = writer.End();
        }
    }

    private void WriteWordLists()
    {
        var terms = _terms.SelectMany(terms => terms).Where(IndexLayout.IsListed);
        var lists = new List<string>[layout.WordLists];
        for (var list = 0; list < lists.Length; list++)
            lists[list] = [];
        foreach (var term in terms)
        {
            var (byBeginning, byEnd) = layout.WordListsOf(term);
            lists[byBeginning].Add(term);
            if (byEnd != byBeginning)
                lists[byEnd].Add(term);
        }
        Parallel.For(0, lists.Length, parallel, list =>
        {
            lists[list].Sort(StringComparer.Ordinal);
            var writer = new ShardWriter();
            foreach (var term in lists[list])
                writer.Add(new TermEntry(term, 0, IsCommon: false, ReadOnlyMemory<byte>.Empty));
            _parts[PartName.Of('w', list)] = writer.End();
        });
    }

    private void WritePageLists()
    {
        Parallel.For(0, layout.PageLists, parallel, list =>
            _parts[PartName.Of('p', list)] = layout.IsSmall ? content.PageList() : content.PageRows(list * layout.PagesPerList, layout.PagesPerList));
    }
}
