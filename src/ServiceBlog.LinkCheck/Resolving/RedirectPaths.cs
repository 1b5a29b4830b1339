using ServiceBlog.LinkCheck.Reading;

namespace ServiceBlog.LinkCheck.Resolving;

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
