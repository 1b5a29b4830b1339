namespace ServiceBlog.Core.Search;

/// <summary>Reads an index as the script of the theme does: what it asks for is what a browser would fetch.</summary>
internal sealed class IndexReader(SearchIndex index)
{
    private readonly Dictionary<string, ImmutableArray<TermEntry>> _parts = new(StringComparer.Ordinal);

    public IndexLayout Layout => index.Layout;

    /// <summary>The entry of a term; null if no page has it.</summary>
    public TermEntry? Find(string term)
    {
        var entry = In(PartName.Of('s', Layout.ShardOf(term)), term);
        return entry is { IsCommon: true } ? In(PartName.Of('c', IndexLayout.CommonShardOf(term)), term)! : entry;
    }

    /// <summary>The words that begin with some letters, at least three.</summary>
    public IEnumerable<TermEntry> StartingWith(string letters) => letters.Length < IndexLayout.PrefixLength
        ? []
        : Part(PartName.Of('s', Layout.ShardOf(letters)))
            .Where(entry => entry.Term.StartsWith(letters, StringComparison.Ordinal) && !IndexLayout.IsFacet(entry.Term));

    /// <summary>The words that begin or end as a word does, or end as it does without an ending: a typo spares its beginning or its end.</summary>
    public IEnumerable<string> Around(string word)
    {
        var keys = IndexLayout.WordKeysOf(word);
        return new[] { keys.Beginning, keys.End, IndexLayout.WordKeysOf(WordStem.Bare(word)).End }.Distinct(StringComparer.Ordinal)
            .SelectMany(key => Part(PartName.Of('w', Layout.WordListOf(key)))
                .Where(entry => IndexLayout.WordKeysOf(entry.Term) is var own && (own.Beginning == key || own.End == key)))
            .Select(entry => entry.Term).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The rows of a term, decoded.</summary>
    public IEnumerable<(int Page, Match Match)> Read(TermEntry entry)
    {
        var (position, page) = (0, -1);
        var hasPlaces = Layout.IsSmall && !IndexLayout.IsFacet(entry.Term);
        while (position < entry.Rows.Length)
        {
            var rows = entry.Rows.Span;
            page += Varint.Read(rows, ref position);
            var impact = rows[position++];
            var match = new Match(impact & PostingRow.MostImpact, 1);
            if (impact > PostingRow.MostImpact)
                ReadList(rows, ref position, value => match.Names.Add(value >> 1));
            var section = -1;
            ReadList(rows, ref position, value =>
            {
                var mark = value >> 1;
                if (SectionMark.SectionOf(mark) > 0)
                    match.Sections[section += SectionMark.SectionOf(mark)] = SectionMark.HeadingWordsOf(mark);
            });
            for (var i = 0; hasPlaces && i < 2; i++)
                Varint.Read(rows, ref position);
            yield return (page, match);
        }
    }

    private static void ReadList(ReadOnlySpan<byte> rows, ref int position, Action<int> add)
    {
        int value;
        do
        {
            value = Varint.Read(rows, ref position);
            add(value);
        }
        while ((value & 1) != 0);
    }

    private TermEntry? In(string part, string term)
    {
        foreach (var entry in Part(part))
        {
            if (entry.Term == term)
                return entry;
        }
        return null;
    }

    private ImmutableArray<TermEntry> Part(string name) =>
        _parts.TryGetValue(name, out var known) ? known : _parts[name] = [.. ShardWriter.Read(index.Parts[name])];
}

/// <summary>What one page has of a word of a query.</summary>
/// <param name="Impact">How much the word says of the page, times how surely it is what was meant.</param>
/// <param name="Certainty">How surely it is what was meant: 1 for the word itself.</param>
internal sealed record Match(double Impact, double Certainty)
{
    /// <summary>How many words the page's names have in which the word stands.</summary>
    public HashSet<int> Names { get; init; } = [];

    /// <summary>The sections with the word, and how many words their heading has if it stands there, else 0.</summary>
    public SortedDictionary<int, int> Sections { get; init; } = [];
}

/// <summary>The pages that have what stands for one word of a query, or for a phrase.</summary>
internal sealed class TermMatches
{
    public Dictionary<int, Match> Pages { get; private init; } = [];

    /// <summary>All terms that stand for it.</summary>
    public HashSet<string> Terms { get; } = new(StringComparer.Ordinal);

    /// <summary>How much it tells that a page has the word (the inverse document frequency of BM25), in steps, so that all programs agree.</summary>
    public double Rarity(int pages) => Math.Floor((Math.Log(1 + ((pages - Pages.Count + 0.5) / (Pages.Count + 0.5))) * 1024) + 0.5) / 1024;

    /// <summary>Adds the pages of a word that may be meant. Of several on one page the best counts.</summary>
    public void Add(string term, IEnumerable<(int Page, Match Match)> found, double certainty)
    {
        Terms.Add(term);
        foreach (var (page, match) in found)
        {
            var before = Pages.GetValueOrDefault(page);
            var merged = new Match(Math.Max(before?.Impact ?? 0, match.Impact * certainty), Math.Max(before?.Certainty ?? 0, certainty))
            {
                Names = match.Names,
                Sections = match.Sections,
            };
            if (before is not null)
            {
                merged.Names.UnionWith(before.Names);
                foreach (var (section, headingWords) in before.Sections)
                    merged.Sections[section] = Math.Max(headingWords, merged.Sections.GetValueOrDefault(section));
            }
            Pages[page] = merged;
        }
    }

    /// <summary>The pages that have both, with the sections that have both.</summary>
    public TermMatches With(TermMatches other)
    {
        var both = new TermMatches
        {
            Pages = Pages.Keys.Where(other.Pages.ContainsKey)
            .ToDictionary(page => page, page => Both(Pages[page], other.Pages[page]))
        };
        both.Terms.UnionWith(Terms);
        both.Terms.UnionWith(other.Terms);
        return both;
    }

    private static Match Both(Match one, Match other) => new(Math.Min(one.Impact, other.Impact), Math.Min(one.Certainty, other.Certainty))
    {
        Names = [.. one.Names.Where(other.Names.Contains)],
        Sections = new SortedDictionary<int, int>(one.Sections.Where(section => other.Sections.ContainsKey(section.Key))
            .ToDictionary(section => section.Key, section => Math.Min(section.Value, other.Sections[section.Key]))),
    };
}
