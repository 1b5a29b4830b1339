namespace ServiceBlog.LinkCheck.External;

/// <summary>
/// Asks other sites whether they still have what ours links to. What holds:
///
/// Only what is certain is an error. A page that is gone (404, 410) or a host that does not exist is broken; whatever
/// may be a server's mood, a wall for machines or our own network is unknown.
///
/// A URL is asked for once, however many links lead to it, and not at all while the cache knows it. Every host gets few
/// requests at a time, with pauses; the hosts are asked side by side. Nothing a server does takes more than a bounded
/// time or memory.
///
/// No connection is opened but to public addresses and to networks that the user allowed (<see cref="GuardedConnector"/>),
/// and no secret is sent: no cookies, no credentials.
///
/// The findings' order does not depend on who answered first.
/// </summary>
public sealed class ExternalChecker : IDisposable
{
    private readonly ConcurrentDictionary<string, Verdict> _verdicts = new(StringComparer.Ordinal);
    private readonly ExternalOptions _options;
    private readonly Traffic _traffic;
    private readonly HttpExchange _exchange;
    private readonly ProgressCount _progress;

    private ExternalChecker(ExternalOptions options, ProgressCount progress)
    {
        _options = options;
        _progress = progress;
        _traffic = new Traffic(options);
        _exchange = new HttpExchange(options);
    }

    /// <exception cref="OperationCanceledException">It was cancelled; what was found out by then is in the cache.</exception>
    public static async Task<ImmutableArray<Finding>> CheckAsync(
        IEnumerable<ExternalReference> references, ExternalOptions options, IProgress<ExternalProgress>? progress, CancellationToken cancellation)
    {
        var links = Wanted(references, options);
        var targets = ExternalTarget.Of(links.Where(link => !HasCredentials(link)));
        using var checker = new ExternalChecker(options, new ProgressCount(progress, targets.Length));
        await checker.AskAllAsync(targets, cancellation);
        return FindingsOf(links, checker._verdicts, options);
    }

    /// <summary>What an earlier run was told and is still believed; nothing is asked.</summary>
    public static (ImmutableArray<Finding> Findings, int Known, int Targets) Recall(IEnumerable<ExternalReference> references, ExternalOptions options)
    {
        var links = Wanted(references, options).Where(link => !HasCredentials(link)).ToList();
        var targets = ExternalTarget.Of(links);
        var cache = VerdictCache.Open(options);
        var known = new Dictionary<string, Verdict>(StringComparer.Ordinal);
        foreach (var target in targets)
        {
            if (cache.Find(target) is { } verdict)
                known.Add(target.Address, verdict);
        }
        return (FindingsOf(links, known, options), known.Count, targets.Length);
    }

    private static List<ExternalReference> Wanted(IEnumerable<ExternalReference> references, ExternalOptions options)
    {
        var ignored = new IgnorePatterns(options.Ignore);
        return references.Where(reference => reference.Url.Scheme is "http" or "https" && !ignored.Match(reference.Url)).ToList();
    }

    private static ImmutableArray<Finding> FindingsOf(List<ExternalReference> links, IReadOnlyDictionary<string, Verdict> verdicts, ExternalOptions options)
    {
        var findings = new VerdictFindings(options);
        return
        [
            .. links.SelectMany(FindingsOfLink)
                .OrderBy(finding => finding.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.Place.Offset)
                .ThenBy(finding => finding.Url, StringComparer.Ordinal)
                .ThenBy(finding => finding.Kind),
        ];

        IEnumerable<Finding> FindingsOfLink(ExternalReference link)
        {
            if (HasCredentials(link))
                return [VerdictFindings.OfCredentials(link)];
            return verdicts.TryGetValue(ExternalTarget.AddressOf(link.Url), out var verdict) ? findings.Of(link, verdict) : [];
        }
    }

    public void Dispose()
    {
        _exchange.Dispose();
        _traffic.Dispose();
    }

    private static bool HasCredentials(ExternalReference link) => link.Url.UserInfo.Length > 0;

    private async Task AskAllAsync(ImmutableArray<ExternalTarget> targets, CancellationToken cancellation)
    {
        var cache = VerdictCache.Open(_options);
        var unknown = new List<ExternalTarget>();
        foreach (var target in targets)
        {
            if (cache.Find(target) is { } verdict)
                Note(target, verdict);
            else
                unknown.Add(target);
        }
        try
        {
            // Each host has its own lanes, so that a slow one with many links keeps no other waiting.
            var lanes = new ParallelOptions { MaxDegreeOfParallelism = _options.MaxRequestsPerHost, CancellationToken = cancellation };
            await Task.WhenAll(unknown
                .GroupBy(target => target.Url.AsciiHost(), StringComparer.OrdinalIgnoreCase)
                .Select(host => Parallel.ForEachAsync(host, lanes, AskAsync)));
        }
        finally
        {
            Keep(unknown, cache);
        }
    }

    private async ValueTask AskAsync(ExternalTarget target, CancellationToken cancellation)
    {
        _progress.Report(target.Url.Host, finished: 0);
        Note(target, await new LinkProbe(target, _traffic, _exchange, _options).AskAsync(cancellation));
    }

    private void Note(ExternalTarget target, Verdict verdict)
    {
        _verdicts[target.Address] = verdict;
        _progress.Report(target.Url.Host, finished: 1);
    }

    private void Keep(IEnumerable<ExternalTarget> targets, VerdictCache cache)
    {
        foreach (var target in targets)
        {
            if (_verdicts.TryGetValue(target.Address, out var verdict) && DeservesKeeping(verdict))
                cache.Add(target, verdict);
        }
        cache.Save();
    }

    /// <summary>What was refused depends on the options. And where no host answered at all, the network is down on our side: that must not be believed
    /// for a day.</summary>
    private bool DeservesKeeping(Verdict verdict) => !verdict.IsPassing && verdict.Outcome != Outcome.NotChecked && _exchange.WasAnswered;
}

/// <summary>How far a check is.</summary>
/// <param name="Done">Different URLs whose verdict is known, those from the cache included.</param>
/// <param name="Total">Different URLs, fragments not counted.</param>
public readonly record struct ExternalProgress(int Done, int Total, string Host);

/// <summary>Counts from many threads and reports in order.</summary>
internal sealed class ProgressCount(IProgress<ExternalProgress>? progress, int total)
{
    private readonly Lock _lock = new();
    private int _done;

    public void Report(string host, int finished)
    {
        lock (_lock)
        {
            _done += finished;
            progress?.Report(new ExternalProgress(_done, total, host));
        }
    }
}
