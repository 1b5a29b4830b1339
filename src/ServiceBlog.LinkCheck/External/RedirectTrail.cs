namespace ServiceBlog.LinkCheck.External;

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
