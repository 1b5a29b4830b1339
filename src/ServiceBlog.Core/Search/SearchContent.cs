using System.Buffers.Binary;
using System.Text.Json;

namespace ServiceBlog.Core.Search;

/// <summary>Everything of a site that can be found: its pages but those that keep out, its home, and the pages of folders, tags and series.</summary>
internal sealed class SearchContent
{
    private const int FingerprintSize = 2 * sizeof(ulong);

    /// <summary>By address, which gives them their numbers.</summary>
    public required ImmutableArray<SearchItem> Items { get; init; }

    /// <summary>Properties that a query can ask for, such as <c>kind:topic</c>, with the pages that have them.</summary>
    public required ImmutableArray<(string Term, TermPostings Postings)> Facets { get; init; }

    /// <summary>Where the site begins, with a slash at its end.</summary>
    public required string BasePath { get; init; }

    /// <summary>What can be found of a site.</summary>
    public static SearchContent Of(SiteGraph graph)
    {
        var pages = graph.Pages.Where(page => page.FrontMatter.Search).Select(SearchItem.Of)
            .Concat(graph.Editions.SelectMany(edition => edition.Tags.Select(tag => SearchItem.Of(tag, PageKind.Tag, graph, edition))))
            .Concat(graph.Editions.SelectMany(edition => edition.Series.Select(series => SearchItem.Of(series, PageKind.Series, graph, edition))))
            .Concat(graph.Editions.SelectMany(edition => edition.Lists.Where(IsFound).Select(SearchItem.Of)))
            .Where(item => !graph.Config.Search.Excludes(item.Path))
            .ToArray();
        Array.Sort(pages, static (one, other) => string.CompareOrdinal(one.Path, other.Path));
        var facets = new FacetCollector();
        for (var number = 0; number < pages.Length; number++)
            facets.Add(number, pages[number], graph);
        return new SearchContent { Items = [.. pages], Facets = facets.End(), BasePath = graph.Config.BasePath.TrimEnd('/') + "/" };
    }

    /// <summary>What can be found of some pages. A draft, which cannot be found, may have the address of a page that is published.</summary>
    internal static IReadOnlyCollection<SearchItem> ItemsOf(IReadOnlyCollection<Page> pages, SiteGraph graph) =>
    [
        .. pages.Where(page => graph.Pages.Any(other => ReferenceEquals(page, other))).Select(SearchItem.Of),
        .. graph.Lists.Where(list => list.Introduction is { } text && IsFound(list) && pages.Any(page => ReferenceEquals(page, text))).Select(SearchItem.Of),
    ];

    /// <summary>The home page and the lists of folders: the first page of each, with what its <c>index.md</c> says.</summary>
    private static bool IsFound(ListPage list) =>
        list is { Kind: PageKind.Home or PageKind.Section, About: null, Pagination: null or { Number: 1 } }
            && list.Introduction is not { FrontMatter.Search: false };

    /// <summary>Stands for the items: 16 bytes each, for its address and for what can be found of it.</summary>
    internal ReadOnlyMemory<byte> Fingerprints()
    {
        var bytes = new byte[Items.Length * FingerprintSize];
        for (var i = 0; i < Items.Length; i++)
            SetFingerprint(bytes, i, Items[i]);
        return bytes;
    }

    /// <summary>The number of an item by its address; -1 if it is none of them.</summary>
    internal static int NumberOf(ReadOnlySpan<byte> fingerprints, SearchItem item)
    {
        var address = item.AddressHash;
        for (var i = 0; i < fingerprints.Length / FingerprintSize; i++)
        {
            if (AddressAt(fingerprints, i) == address)
                return i;
        }
        return -1;
    }

    internal static void SetFingerprint(Span<byte> fingerprints, int number, SearchItem item)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(fingerprints[(number * FingerprintSize)..], item.AddressHash);
        BinaryPrimitives.WriteUInt64LittleEndian(fingerprints[((number * FingerprintSize) + sizeof(ulong))..], item.ContentHash.High);
    }

    /// <summary>Compares with an earlier state.</summary>
    /// <param name="changed">The numbers of the items that are new or have other content.</param>
    /// <returns>By the numbers of the earlier items, their numbers now; -1 for those that have gone or have other content.</returns>
    internal int[] NumbersOf(ReadOnlySpan<byte> earlier, out List<int> changed)
    {
        var numbers = new int[earlier.Length / FingerprintSize];
        Array.Fill(numbers, -1);
        Dictionary<ulong, int>? byAddress = null;
        changed = [];
        for (var i = 0; i < Items.Length; i++)
        {
            var at = i;
            if (i >= numbers.Length || AddressAt(earlier, i) != Items[i].AddressHash)
            {
                byAddress ??= ByAddress(earlier);
                at = byAddress.GetValueOrDefault(Items[i].AddressHash, -1);
            }
            if (at >= 0 && BinaryPrimitives.ReadUInt64LittleEndian(earlier[((at * FingerprintSize) + sizeof(ulong))..]) == Items[i].ContentHash.High)
                numbers[at] = i;
            else
                changed.Add(i);
        }
        return numbers;
    }

    /// <summary>All pages as a list in JSON.</summary>
    internal ReadOnlyMemory<byte> PageList() => JsonBytes.Of(SearchFiles.JsonOptions, json =>
    {
        json.WriteStartArray();
        foreach (var item in Items)
            Write(json, item);
        json.WriteEndArray();
    });

    /// <summary>Some pages as terms of a file, each named by its number in the file, as JSON.</summary>
    internal ReadOnlyMemory<byte> PageRows(int start, int count)
    {
        var list = new ShardWriter();
        foreach (var (number, item) in Items.Skip(start).Take(count).Index())
            list.Add(new TermEntry(number.ToString(CultureInfo.InvariantCulture), 0, IsCommon: false, JsonBytes.Of(SearchFiles.JsonOptions, json => Write(json, item))));
        return list.End();
    }

    /// <summary>Address within the site, title, kind, and the headings with their ids.</summary>
    private static void Write(Utf8JsonWriter json, SearchItem item)
    {
        json.WriteStartArray();
        json.WriteStringValue(item.Url);
        json.WriteStringValue(item.Title);
        json.WriteStringValue(item.KindName);
        foreach (var heading in item.Headings)
        {
            json.WriteStringValue(heading.Text);
            // Most ids are what anyone would make of the heading.
            json.WriteStringValue(heading.Id == HeadingIds.FromText(heading.Text) ? "" : heading.Id);
        }
        json.WriteEndArray();
    }

    private static Dictionary<ulong, int> ByAddress(ReadOnlySpan<byte> earlier)
    {
        var numbers = new Dictionary<ulong, int>();
        for (var i = 0; i < earlier.Length / FingerprintSize; i++)
            numbers[AddressAt(earlier, i)] = i;
        return numbers;
    }

    private static ulong AddressAt(ReadOnlySpan<byte> earlier, int number) => BinaryPrimitives.ReadUInt64LittleEndian(earlier[(number * FingerprintSize)..]);
}

/// <summary>A page that can be found.</summary>
internal sealed class SearchItem
{
    public required PageKind Kind { get; init; }

    /// <summary>The decoded path within the site.</summary>
    public required string Path { get; init; }

    public required string Title { get; init; }

    /// <summary>The folder of its language.</summary>
    public string Edition { get; private init; } = "";

    /// <summary>The page that an author wrote; null for a list without a text of its own.</summary>
    public Page? Page { get; private init; }

    /// <summary>Of all that <see cref="Read"/> depends on.</summary>
    public required ContentHash ContentHash { get; init; }

    /// <summary>Gives its words, which may mean that its file is read.</summary>
    public required Func<SearchPage> Read { get; init; }

    /// <summary>Within the site, without the slash in front, percent-encoded.</summary>
    public string Url => UrlPath.Encode(Path)[1..];

    public string KindName => Kind.ToString().ToLowerInvariant();

    /// <summary>The headings of its sections but the first, which has none.</summary>
    public IEnumerable<Heading> Headings => Page?.Outline.Headings.Where(heading => heading.Offset >= 0) ?? [];

    /// <summary>A topic or a source is rather what is looked for than a post, and a post rather than a list.</summary>
    internal double KindFactor => Kind switch
    {
        PageKind.Topic => 1,
        PageKind.Source => 0.88,
        PageKind.Tag or PageKind.Series => 0.56,
        _ => 0.8,
    };

    internal ulong AddressHash => ContentHash.None.With(Path.AsSpan()).High;

    internal static SearchItem Of(Page page) => new()
    {
        Kind = page.Kind,
        Path = page.Path,
        Title = page.Title,
        Page = page,
        Edition = page.Edition,
        ContentHash = page.ContentHash.With((long)page.Kind),
        Read = () => SearchPage.Of(page),
    };

    /// <param name="list">Has the words of its title and of the text that opens it, not those of the pages in it.</param>
    internal static SearchItem Of(ListPage list) => new()
    {
        Kind = PageKind.Page,
        Path = list.Path,
        Title = list.Title,
        Page = list.Introduction,
        Edition = list.Edition,
        ContentHash = (list.Introduction?.ContentHash ?? ContentHash.None).With(list.Title).With(list.Summary),
        Read = () => list.Introduction is { } introduction
            ? SearchPage.Of(introduction) with { Title = list.Title } : new SearchPage { Title = list.Title, Summary = list.Summary },
    };

    internal static SearchItem Of(Term term, PageKind kind, SiteGraph graph, SiteEdition edition)
    {
        // The address of a tag that was merged into it has the words of that tag's name.
        ImmutableArray<string> names = [.. term.Title == term.Name ? [] : new[] { term.Name },
            .. graph.Redirects.Where(redirect => redirect.Target == term.Path).Select(redirect => redirect.Path.TrimEnd('/').Split('/')[^1].Replace('-', ' '))];
        return new SearchItem
        {
            Kind = kind,
            Path = term.Path,
            Title = term.Title,
            Edition = edition.Language.Folder,
            ContentHash = names.Aggregate(ContentHash.None.With(term.Title).With(term.Description).With((long)kind), static (hash, name) => hash.With(name)),
            Read = () => new SearchPage { Title = term.Title, Names = names, Summary = term.Description ?? "" },
        };
    }
}

/// <summary>Gathers the properties of pages that a query can ask for. The letters of their values count as those of words do.</summary>
internal sealed class FacetCollector
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string Value), ImmutableArray<int>> _known = [];
    private readonly List<int> _lastPages = [];
    private readonly RowLog _log = new();

    /// <summary>All of them. Nothing may be added any more.</summary>
    public ImmutableArray<(string Term, TermPostings Postings)> End() => [.. _numbers.Keys.Zip(_log.TakeByTerm(_numbers.Count))];

    public void Add(int number, SearchItem item, SiteGraph graph)
    {
        Add(number, "kind", item.KindName);
        if (graph.Editions.Length > 1)
            Add(number, "language", graph.Edition(item.Edition).Language.Tag);
        if (item.Page is not { } page)
            return;
        foreach (var tag in graph[page].Tags)
            Add(number, "tag", tag.Name);
        foreach (var topic in graph[page].Topics)
        {
            Add(number, "topic", topic.Title);
            Add(number, "topic", topic.Key);
        }
        foreach (var author in page.FrontMatter.Authors)
            Add(number, "author", author.Value);
        if (page.Date is { } date)
            Add(number, "year", date.Year.ToString("0000", CultureInfo.InvariantCulture));
    }

    internal void Add(int number, string name, string value)
    {
        if (!_known.TryGetValue((name, value), out var facets))
            _known[(name, value)] = facets = [.. TermsOf(name, value).Distinct(StringComparer.Ordinal).Select(NumberOf)];
        foreach (var facet in facets)
        {
            if (_lastPages[facet] != number)
                _log.Add(facet, number, impact: 1, [], [], place: null);
            _lastPages[facet] = number;
        }
    }

    private int NumberOf(string term)
    {
        if (_numbers.TryGetValue(term, out var number))
            return number;
        _lastPages.Add(-1);
        return _numbers[term] = _numbers.Count;
    }

    /// <summary>The value as it is written and as it stands in addresses; of a person also each of the names.</summary>
    private static IEnumerable<string> TermsOf(string name, string value)
    {
        var folded = Vocabulary.Fold(value);
        yield return $"{name}:{folded}";
        yield return $"{name}:{folded.Replace(' ', '-')}";
        if (name != "author")
            yield break;
        foreach (var part in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            yield return $"{name}:{part}";
    }
}
