namespace ServiceBlog.LinkCheck.Reading;

/// <summary>What is kept of a file once its bytes are gone.</summary>
internal sealed class FileFacts(string path, FileKind kind)
{
    private const int FewIds = 8;
    private HashSet<string>? _idSet;

    public string Path => path;
    public FileKind Kind => kind;
    public required LinkGroup[] Groups { get; init; }

    /// <summary>Ids and anchor names, which fragments can name.</summary>
    public required string[] Ids { get; init; }

    /// <summary>Mistakes that need no other file to be seen.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>The page sends its readers on at once or nearly so.</summary>
    public required bool IsRedirect { get; init; }

    public bool IsPage => kind is FileKind.Html or FileKind.Xhtml;

    public bool HasId(string id)
    {
        if (Ids.Length <= FewIds)
            return Ids.AsSpan().Contains(id);
        // Two threads may both make it; either is right.
        _idSet ??= new HashSet<string>(Ids, StringComparer.Ordinal);
        return _idSet.Contains(id);
    }
}

/// <summary>The links of a file that share a base.</summary>
/// <param name="BaseUrl">The base as written (<c>base href</c>, <c>xml:base</c>), relative to the file; null is the file itself.</param>
internal sealed record LinkGroup(string? BaseUrl, Link[] Links);

/// <summary>One occurrence of an address. Small, since a big site has millions.</summary>
internal readonly record struct Link(WrittenUrl Url, LinkSource Source, Place Place);

/// <summary>An address as it is written, one object however often it is written: a menu that stands on ten thousand pages is resolved once.</summary>
internal sealed class WrittenUrl
{
    public WrittenUrl(string text)
    {
        Text = text;
        var cleaned = UrlParser.Clean(text);
        IsEmpty = cleaned.Length == 0;
        IsFragment = cleaned.StartsWith('#');
        HasFragment = cleaned.Contains('#', StringComparison.Ordinal);
        IsOfPage = IsEmpty || IsFragment || cleaned.StartsWith('?');
        IsRooted = cleaned.StartsWith('/') || cleaned.StartsWith('\\') || UrlScheme.Read(cleaned, out _) is not null;
        NamesHost = UrlScheme.Read(cleaned, out _) is not null || (cleaned.Length > 1 && cleaned[0] is '/' or '\\' && cleaned[1] is '/' or '\\');
    }

    /// <summary>The attribute's value, character references decoded and nothing else changed.</summary>
    public string Text { get; }

    public bool IsEmpty { get; }

    /// <summary>Only a fragment.</summary>
    public bool IsFragment { get; }

    public bool HasFragment { get; }

    /// <summary>Leads to the page that it stands on.</summary>
    public bool IsOfPage { get; }

    /// <summary>Means the same on every page without a base of its own.</summary>
    public bool IsRooted { get; }

    /// <summary>Has a scheme or starts with two slashes: it may mean to leave the site.</summary>
    public bool NamesHost { get; }

    /// <summary>What became of a rooted one, once it was asked for.</summary>
    public object? Resolution { get; set; }
}

/// <summary>What the files of a site have in common, kept once.</summary>
internal sealed class SharedTexts
{
    private readonly ConcurrentDictionary<(string?, string?, LinkUse), LinkSource> _sources = new();

    public TextPool<WrittenUrl> Urls { get; } = new(text => new WrittenUrl(text));

    /// <summary>Ids and names of elements and attributes.</summary>
    public TextPool<string> Names { get; } = new(text => text);

    public LinkSource Source(string? element, string? attribute, LinkUse use) =>
        _sources.GetOrAdd((element, attribute, use), static key => new LinkSource(key.Item1, key.Item2, key.Item3));
}

/// <summary>One object for every text that occurs, looked up without making a string of it first. Safe for threads.</summary>
internal sealed class TextPool<T>(Func<string, T> create)
    where T : class
{
    private readonly ConcurrentDictionary<string, T> _items = new(StringComparer.Ordinal);

    public T Get(ReadOnlySpan<char> text) =>
        _items.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known)
            ? known
            : _items.GetOrAdd(text.ToString(), create);
}

/// <summary>Gathers the facts of one file while it is read.</summary>
internal sealed class FactsBuilder(string path, FileKind kind, SharedTexts shared)
{
    private const int Most = 200_000; // links and findings of one file: more than any list of a big site has
    private readonly List<LinkGroup> _groups = [];
    private readonly List<Finding> _findings = [];
    private readonly List<string> _ids = [];
    private int _count;

    public SharedTexts Shared => shared;

    /// <summary>The links that are relative to the file itself, or to its one base.</summary>
    public List<Link> Links { get; } = [];

    public bool IsRedirect { get; set; }

    /// <summary>Counts a link or a finding. False if the file has too many to be checked, which is reported once.</summary>
    public bool HasRoom(Place place)
    {
        if (++_count == Most + 1)
            _findings.Add(new Finding(FindingKind.FileTooLarge, path, place,
                $"the file has more than {Most.ToString(CultureInfo.InvariantCulture)} links and mistakes in them"));
        return _count <= Most;
    }

    public LinkSource SourceOf(in ElementTag tag, KnownAttribute kind, LinkUse use = LinkUse.Hyperlink) =>
        shared.Source(shared.Names.Get(tag.Name), TagAttributes.NameOf(kind), use);

    /// <summary>Takes out of the links that were added since there were so many.</summary>
    public List<Link> TakeLinks(int from, Predicate<Link> which)
    {
        if (Links.Count == from)
            return [];
        var added = Links[from..];
        Links.RemoveRange(from, added.Count);
        Links.AddRange(added.Where(link => !which(link)));
        return added.FindAll(which);
    }

    public void AddId(string id) => _ids.Add(id);

    public void AddGroup(string? baseUrl, List<Link> links)
    {
        if (links.Count > 0)
            _groups.Add(new LinkGroup(baseUrl, [.. links]));
    }

    public void Report(
        FindingKind kind, Place place, string message, LinkSource? source = null, string? url = null, string? suggestion = null, bool isWarning = false)
    {
        if (!HasRoom(place))
            return;
        _findings.Add(new Finding(kind, path, place, message)
        {
            IsWarning = isWarning,
            Element = source?.Element,
            Attribute = source?.Attribute,
            Url = url,
            Suggestion = suggestion,
        });
    }

    public FileFacts ToFacts() => new(path, kind) { Groups = [.. _groups], Ids = [.. _ids], Findings = [.. _findings], IsRedirect = IsRedirect };
}
