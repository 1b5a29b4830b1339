namespace ServiceBlog.LinkCheck.Resolving;

/// <summary>The end of a check, when every file is known: redirects first, since fragments follow them, then all links.</summary>
internal sealed class SiteResolution(SitePaths paths, SiteAddress site, ParallelOptions threads)
{
    private readonly LinkResolution _links = new(paths, site);

    /// <param name="nothingMoved">What was found in files that are kept stays true, so that only the others are looked at.</param>
    public CheckResult Run(bool nothingMoved)
    {
        var files = paths.Read.ToArray();
        var redirects = new RedirectPaths(files.Where(file => file.IsRedirect).SelectMany(file => RedirectsOf(file.Facts!)));
        // From here on a fragment may be found behind a redirect, so what was resolved without is forgotten.
        var links = new LinkResolution(paths, site) { Redirects = redirects.Last };
        var looked = files.Where(file => !(nothingMoved && file.IsKept)).OrderBy(file => file.Path, StringComparer.Ordinal).ToArray();
        var checks = new FileCheck[looked.Length];
        Parallel.For(0, looked.Length, threads, i => checks[i] = FileCheck.Run(looked[i].Facts!, links, redirects, site));
        AddSuggestions(looked, checks);
        return new CheckResult
        {
            Findings = [.. files.Where(file => !file.Findings.IsEmpty).OrderBy(file => file.Path, StringComparer.Ordinal).SelectMany(file => file.Findings)],
            ExternalLinks = External(checks),
            Pages = files.Count(file => FileReader.KindOf(file.Path) is FileKind.Html or FileKind.Xhtml),
        };
    }

    private IEnumerable<(FileFacts, FileFacts)> RedirectsOf(FileFacts file)
    {
        var targets = file.Groups.SelectMany(links => links.Links
            .Where(link => link.Source.Use == LinkUse.Refresh)
            .Select(link => _links.Resolve(link.Url, file, FileCheck.RootOf(file, links, site), hasOwnBase: true).Target));
        return targets.OfType<FileFacts>().Take(1).Select(target => (file, target));
    }

    /// <summary>One file after the other, since only so many suggestions are looked for.</summary>
    private void AddSuggestions(CheckedFile[] files, FileCheck[] checks)
    {
        var nearest = new NearestPaths(paths, site);
        foreach (var (file, check) in files.Zip(checks))
        {
            file.HasSearched = check.Findings.Any(found => found.Broken is not null);
            file.Findings =
            [
                .. check.Findings
                    .Select(found => found.Broken is { } broken ? found.Finding with { Suggestion = nearest.Suggest(broken) } : found.Finding)
                    .OrderBy(finding => finding.Place.Offset)
                    .ThenBy(finding => finding.Kind)
                    .ThenBy(finding => finding.Url, StringComparer.Ordinal),
            ];
        }
    }

    private static ImmutableArray<ExternalLink> External(FileCheck[] checks) =>
    [
        .. checks.SelectMany(check => check.External).GroupBy(found => found.Url, found => found.Place, StringComparer.Ordinal)
            .OrderBy(link => link.Key, StringComparer.Ordinal).Select(link => new ExternalLink(link.Key, [.. link])),
    ];
}

/// <summary>Follows pages that send their readers on: where they end, and which of them go by detours or in circles.</summary>
internal sealed class RedirectPaths
{
    private readonly Dictionary<FileFacts, FileFacts> _next = [];
    private readonly Dictionary<FileFacts, FileFacts> _last = [];
    private readonly HashSet<FileFacts> _endless = [];

    /// <param name="redirects">For every redirecting page the page that it names.</param>
    public RedirectPaths(IEnumerable<(FileFacts From, FileFacts To)> redirects)
    {
        foreach (var (from, to) in redirects)
            _next[from] = to;
        foreach (var from in _next.Keys)
            Follow(from);
    }

    /// <summary>For every redirecting page that ends somewhere, where.</summary>
    public IReadOnlyDictionary<FileFacts, FileFacts> Last => _last;

    /// <summary>What is wrong with a page's redirect to another; null if it leads straight to a page.</summary>
    public (FindingKind Kind, string Message)? FaultOf(FileFacts from, FileFacts to)
    {
        if (!_next.TryGetValue(from, out var next) || next != to || !_next.ContainsKey(to))
            return null;
        return _endless.Contains(from)
            ? (FindingKind.RedirectLoop, $"{to.Path} sends readers back, so they arrive nowhere")
            : (FindingKind.RedirectChain, $"{to.Path} sends readers on to {_last[to].Path}");
    }

    private void Follow(FileFacts start)
    {
        var path = new List<FileFacts>();
        var seen = new HashSet<FileFacts>();
        var at = start;
        while (_next.TryGetValue(at, out var next) && !_last.ContainsKey(at) && !_endless.Contains(at) && seen.Add(at))
        {
            path.Add(at);
            at = next;
        }
        var isEndless = _endless.Contains(at) || seen.Contains(at);
        foreach (var page in path)
        {
            if (isEndless)
                _endless.Add(page);
            else
                _last[page] = _last.GetValueOrDefault(at, at);
        }
    }
}
