namespace ServiceBlog.Core.Search;

/// <summary>Makes an index from an earlier one if nothing but the texts of some pages has changed: only the rows of their terms are looked at. The
/// published files are those of a clean build.</summary>
internal sealed class IndexEdit(SearchIndex before, FieldWeights weights)
{
    private readonly IndexLayout _layout = before.Layout;
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _parts = new(before.Parts, StringComparer.Ordinal);

    // What becomes of common terms: their entries by term, without rows if they are none any more.
    private readonly Dictionary<string, TermEntry> _common = new(StringComparer.Ordinal);
    private readonly List<(string Term, bool IsThere)> _listed = [];

    public SearchIndex Apply(IReadOnlyCollection<SearchItem> changed)
    {
        var fingerprints = before.Parts["pages"].ToArray();
        var items = changed.Select(item => (Item: item, Number: SearchContent.NumberOf(fingerprints, item)))
            // The others are not to be found.
            .Where(found => found.Number >= 0).OrderBy(found => found.Number).ToList();
        var collector = new PostingCollector(weights, _layout.IsSmall);
        var marks = new HashSet<uint>();
        var newMarks = new Dictionary<int, ReadOnlyMemory<byte>>();
        foreach (var (item, number) in items)
        {
            var page = item.Read();
            collector.Add(number, page, item.KindFactor);
            TermMarks.AddTo(marks, TermMarks.Of(before, number).Span);
            newMarks[number] = collector.Marks.ToArray();
            TermMarks.AddTo(marks, newMarks[number].Span);
            SearchContent.SetFingerprint(fingerprints, number, item);
            if (_layout.IsSmall)
                _parts[PartName.Of('t', number)] = Snippets.TextsOf(page);
        }
        var collected = collector.End().ToLookup(entry => _layout.ShardOf(entry.Term));
        for (var shard = 0; shard < _layout.Shards; shard++)
            Edit(shard, items.ConvertAll(item => item.Number), marks, collected[shard]
                .ToDictionary(entry => entry.Term, entry => entry.Postings, StringComparer.Ordinal));
        EditCommon();
        EditWordLists();
        TermMarks.Replace(newMarks, _parts);
        _parts["pages"] = fingerprints;
        return before with { Parts = _parts };
    }

    /// <param name="marks">Of all terms that the edited pages had or have (<see cref="IndexLayout.MarkOf"/>).</param>
    private void Edit(int shard, List<int> numbers, HashSet<uint> marks, Dictionary<string, TermPostings> collected)
    {
        var part = PartName.Of('s', shard);
        var edited = new SortedDictionary<string, TermEntry>(StringComparer.Ordinal);
        var reader = new ShardReader(before.Parts[part]);
        while (reader.MoveNext())
        {
            if (!marks.Contains(IndexLayout.MarkOf(reader.Term)) || IndexLayout.IsFacet(reader.Term))
                continue;
            var entry = reader.Entry;
            var isAnew = collected.Remove(entry.Term, out var anew);
            var earlier = entry.IsCommon ? CommonRows(entry.Term) : entry.Rows;
            var (rows, pages, position, page) = (earlier, entry.Pages, 0, -1);
            foreach (var number in numbers)
                rows = PostingRow.Splice(rows, number, !isAnew ? [] : RowOf(anew.Rows.Span, number, ref position, ref page), _layout.IsSmall, ref pages);
            if (!rows.Equals(earlier))
                edited[entry.Term] = EntryOf(entry.Term, pages, rows, wasCommon: entry.IsCommon);
        }
        foreach (var (term, postings) in collected)
        {
            edited[term] = EntryOf(term, postings.Pages, postings.Rows, wasCommon: false);
            _listed.Add((term, IsThere: true));
        }
        if (edited.Count > 0)
            _parts[part] = Rewrite(before.Parts[part], edited);
    }

    /// <summary>The row of a page without its first number; empty if it has none. Called with rising numbers.</summary>
    private ReadOnlySpan<byte> RowOf(ReadOnlySpan<byte> rows, int number, ref int position, ref int page)
    {
        if (position >= rows.Length)
            return [];
        var start = position;
        var next = page + Varint.Read(rows, ref start);
        if (next != number)
            return [];
        position = PostingRow.Skip(rows, start, _layout.IsSmall);
        page = next;
        return rows[start..position];
    }

    private TermEntry EntryOf(string term, int pages, ReadOnlyMemory<byte> rows, bool wasCommon)
    {
        var isCommon = _layout.IsCommon(pages);
        if (isCommon || wasCommon)
            _common[term] = new TermEntry(term, isCommon ? pages : 0, isCommon, rows);
        if (pages == 0)
            _listed.Add((term, IsThere: false));
        return new TermEntry(term, pages, isCommon, isCommon ? ReadOnlyMemory<byte>.Empty : rows);
    }

    private ReadOnlyMemory<byte> CommonRows(string term) =>
        ShardWriter.Read(before.Parts[PartName.Of('c', IndexLayout.CommonShardOf(term))]).First(entry => entry.Term == term).Rows;

    private void EditCommon()
    {
        foreach (var shard in _common.Values.GroupBy(entry => IndexLayout.CommonShardOf(entry.Term)))
        {
            var part = PartName.Of('c', shard.Key);
            _parts[part] = Rewrite(before.Parts[part], new SortedDictionary<string,
                TermEntry>(shard.ToDictionary(entry => entry.Term), StringComparer.Ordinal));
        }
    }

    private void EditWordLists()
    {
        var lists = new Dictionary<int, SortedDictionary<string, TermEntry>>();
        foreach (var (term, isThere) in _listed.Where(entry => IndexLayout.IsListed(entry.Term)))
        {
            var (byBeginning, byEnd) = _layout.WordListsOf(term);
            foreach (var list in (ReadOnlySpan<int>)[byBeginning, byEnd])
            {
                if (!lists.TryGetValue(list, out var edited))
                    lists[list] = edited = new SortedDictionary<string, TermEntry>(StringComparer.Ordinal);
                edited[term] = new TermEntry(term, isThere ? 1 : 0, IsCommon: false, ReadOnlyMemory<byte>.Empty);
            }
        }
        foreach (var (list, edited) in lists)
            _parts[PartName.Of('w', list)] = Rewrite(before.Parts[PartName.Of('w', list)], edited, keepsCounts: false);
    }

    /// <summary>The terms of a file with others in the place of those of the same name; one without pages goes.</summary>
    /// <param name="keepsCounts">Whether the file tells how many pages have a term.</param>
    private static ReadOnlyMemory<byte> Rewrite(ReadOnlyMemory<byte> part, SortedDictionary<string, TermEntry> edited, bool keepsCounts = true)
    {
        var writer = new ShardWriter();
        using var next = edited.Values.GetEnumerator();
        var isMore = next.MoveNext();
        foreach (var entry in ShardWriter.Read(part))
        {
            for (; isMore && string.CompareOrdinal(next.Current.Term, entry.Term) < 0; isMore = next.MoveNext())
                Add(next.Current);
            if (!edited.ContainsKey(entry.Term))
                writer.Add(entry);
        }
        for (; isMore; isMore = next.MoveNext())
            Add(next.Current);
        return writer.End();

        void Add(in TermEntry entry)
        {
            if (entry.Pages > 0)
                writer.Add(keepsCounts ? entry : entry with { Pages = 0 });
        }
    }
}

/// <summary>Which terms each page has, so that those which an edited page had are found: three bytes a term, some pages a part.</summary>
internal static class TermMarks
{
    private const int PagesPerPart = 64;

    public static void Write(ReadOnlySpan<ReadOnlyMemory<byte>> marks, ConcurrentDictionary<string, ReadOnlyMemory<byte>> parts)
    {
        for (var start = 0; start < marks.Length; start += PagesPerPart)
            parts[PartOf(start)] = Pack(marks.Slice(start, Math.Min(PagesPerPart, marks.Length - start)).ToArray());
    }

    public static ReadOnlyMemory<byte> Of(SearchIndex index, int number) => Unpack(index.Parts[PartOf(number)])[number % PagesPerPart];

    public static void AddTo(HashSet<uint> all, ReadOnlySpan<byte> marks)
    {
        for (; !marks.IsEmpty; marks = marks[3..])
            all.Add(marks[0] | ((uint)marks[1] << 8) | ((uint)marks[2] << 16));
    }

    /// <summary>Puts the marks of some pages into the place of those that they had.</summary>
    public static void Replace(Dictionary<int, ReadOnlyMemory<byte>> marks, Dictionary<string, ReadOnlyMemory<byte>> parts)
    {
        foreach (var part in marks.GroupBy(page => PartOf(page.Key)))
        {
            var pages = Unpack(parts[part.Key]);
            foreach (var (number, own) in part)
                pages[number % PagesPerPart] = own;
            parts[part.Key] = Pack(pages);
        }
    }

    private static string PartOf(int number) => PartName.Of('m', number / PagesPerPart);

    private static ReadOnlyMemory<byte> Pack(ReadOnlyMemory<byte>[] pages)
    {
        using var writer = new ByteWriter();
        writer.List(pages, static (list, page) => list.Bytes(page.Span));
        return writer.Written.ToArray();
    }

    private static ReadOnlyMemory<byte>[] Unpack(ReadOnlyMemory<byte> part) => [.. new ByteReader(part).List(static list => list.Bytes())];
}
