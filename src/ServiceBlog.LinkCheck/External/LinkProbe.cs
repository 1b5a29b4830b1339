namespace ServiceBlog.LinkCheck.External;

/// <summary>Finds out about one URL: HEAD where that is enough, else GET, over redirects and retries, until there is a verdict or the time for this
/// URL is used up.</summary>
internal sealed class LinkProbe(ExternalTarget target, Traffic traffic, HttpExchange exchange, ExternalOptions options)
{
    private readonly RedirectTrail _trail = new(target.Url, options.MaxRedirects);
    private HttpMethod _method = target.Fragments.IsEmpty ? HttpMethod.Head : HttpMethod.Get;
    private TimeSpan _timeLeft = options.TimePerUrl;
    private int _retries;

    private HostGate Gate => traffic.GateOf(_trail.Current);

    public async Task<Verdict> AskAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (Gate.ClosedBecause is { } closed)
                return new Verdict(Outcome.Unknown, closed) { IsPassing = true };
            var answer = await traffic.PassAsync(_trail.Current, () => SendAsync(cancellation), cancellation);
            if (answer.IsTransient && TryPlanRetry(answer))
                continue;

            Gate.Count(isAnswered: !answer.IsTransient);
            if (answer.IsRedirect)
            {
                if (_trail.Follow(answer) is { } fault)
                    return new Verdict(Outcome.Unknown, fault);
            }
            else if (IsRefusedHead(answer))
            {
                _method = HttpMethod.Get;
            }
            else
            {
                return Judge(answer);
            }
        }
    }

    private async Task<Answer> SendAsync(CancellationToken cancellation)
    {
        if (_timeLeft <= TimeSpan.Zero)
            return new Answer { Failure = ConnectionFailure.TimedOut };
        var start = options.Clock.GetTimestamp();
        var limit = _timeLeft < options.TimePerRequest ? _timeLeft : options.TimePerRequest;
        var answer = await exchange.SendAsync(_method, _trail.Current, !target.Fragments.IsEmpty, limit, cancellation);
        _timeLeft -= options.Clock.GetElapsedTime(start);
        return answer;
    }

    /// <summary>Many servers refuse HEAD, or answer it with a mistake: only what GET says counts against a link.</summary>
    private bool IsRefusedHead(Answer answer) => _method == HttpMethod.Head && answer is { Failure: null, IsSuccess: false, IsTransient: false };

    /// <summary>Has the host left alone for a while; false if it is not worth waiting.</summary>
    private bool TryPlanRetry(Answer answer)
    {
        if (answer.RetryAfter > options.MaxRetryAfter)
        {
            Gate.Close($"{_trail.Current.AsciiHost()} asks to be left alone for a while");
            return false;
        }
        var delay = options.FirstRetryDelay * (1 << _retries);
        if (answer.RetryAfter > delay)
            delay = answer.RetryAfter.Value;
        if (_retries == options.MaxRetries || delay >= _timeLeft)
            return false;

        _retries++;
        _timeLeft -= delay;
        // The whole host waits, not this link alone: its other links would fare no better.
        Gate.HoldFor(delay);
        // A server that is merely bad at HEAD shows it by this, too.
        _method = HttpMethod.Get;
        return true;
    }

    private Verdict Judge(Answer answer)
    {
        var reason = _trail.IsRedirected ? $"it redirects to {_trail.Current.AbsoluteUri}, where {answer.Reason}" : answer.Reason;
        if (answer.Outcome != Outcome.Works)
            return new Verdict(answer.Outcome, reason);
        return new Verdict(Outcome.Works)
        {
            MovedTo = _trail.MovedTo,
            Anchors = target.Fragments.ToImmutableSortedDictionary(fragment => fragment, fragment => Find(fragment, answer), StringComparer.Ordinal),
        };
    }

    private AnchorVerdict Find(string fragment, Answer answer) =>
        answer.Page is { } page && _trail.Fragment.Length == 0 ? page.Find(fragment) : AnchorVerdict.Fine;
}

/// <summary>The way from a link over its redirects.</summary>
internal sealed class RedirectTrail(Uri start, int maxRedirects)
{
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal) { start.AbsoluteUri };
    private bool _isPermanent = true;

    /// <summary>What to ask next, without fragment.</summary>
    public Uri Current { get; private set; } = start;

    /// <summary>The fragment that a redirect put in the place of the link's own, with its <c>#</c>; empty if none did.</summary>
    public string Fragment { get; private set; } = "";

    public bool IsRedirected => _visited.Count > 1;

    /// <summary>Where the link should lead from now on; null unless every step of the way was for good.</summary>
    public Uri? MovedTo => IsRedirected && _isPermanent ? new Uri(Current.AbsoluteUri + Fragment) : null;

    /// <summary>Takes one step; says why not if that cannot be.</summary>
    public string? Follow(Answer redirect)
    {
        if (redirect.Location is not { Length: > 0 } location || !Uri.TryCreate(Current, location, out var next))
            return "the server redirects without saying whereto";
        if (next.Scheme is not ("http" or "https"))
            return $"the server redirects to another scheme ({next.Scheme})";
        if (next.UserInfo.Length > 0)
            return "the server redirects to an address with a user name";
        if (_visited.Count > maxRedirects)
            return string.Create(CultureInfo.InvariantCulture, $"the server redirects more than {maxRedirects} times");

        var address = ExternalTarget.AddressOf(next);
        if (!_visited.Add(address))
            return "the server redirects in a circle";
        Current = new Uri(address);
        if (next.Fragment.Length > 0)
            Fragment = next.Fragment;
        _isPermanent &= redirect.IsPermanentRedirect;
        return null;
    }
}
