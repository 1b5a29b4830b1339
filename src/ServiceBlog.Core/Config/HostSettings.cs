namespace ServiceBlog.Core.Config;

/// <summary>A kind of host that a site can be published on. The names in <c>site.yml</c> are <see cref="HostSettings.Names"/>.</summary>
public enum Host { GitHubPages, Netlify, Cloudflare, Azure, S3, Nginx, Caddy, Apache }

/// <summary>Where the site is published, and what that host is told.</summary>
public sealed record HostSettings
{
    /// <summary>Everything from the site itself, pictures and media also from other sites, and the site in no frame of others.</summary>
    public const string StrictPolicy =
        "default-src 'self'; img-src 'self' https: data:; media-src 'self' https:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    private const string NoPolicy = "off";

    /// <summary>By the numbers of <see cref="Host"/>.</summary>
    public static ImmutableArray<string> Names { get; } = ["github-pages", "netlify", "cloudflare", "azure", "s3", "nginx", "caddy", "apache"];

    public ImmutableArray<Host> Hosts { get; init; } = [];

    /// <summary>The header <c>Content-Security-Policy</c>; null for none.</summary>
    public string? Policy { get; init; } = StrictPolicy;

    /// <summary>Whether the host serves files that were compressed beforehand. The others compress by themselves.</summary>
    public bool IsPrecompressed => Hosts.Any(host => host is Host.Nginx or Host.Caddy or Host.Apache);

    public static HostSettings Read(YamlFields site, IEnumerable<Located<string>> names, Located<string>? policy)
    {
        var hosts = new SortedSet<Host>();
        foreach (var name in names)
        {
            if (site.Choice<Host>(name, Names, word => $"there is no host \"{word}\": there are {string.Join(", ", Names)}") is { } host)
                hosts.Add(host);
            if (hosts.IsSupersetOf([Host.Netlify, Host.Cloudflare]))
            {
                site.Report(Rules.InvalidSetting, name.Location, "netlify and cloudflare read one file, _redirects, by different rules: name one of them");
                hosts.Remove(Host.Cloudflare);
            }
        }
        if (policy is { } written && !written.Value.All(letter => letter is >= ' ' and <= '~' and not ('"' or '\\' or '$' or '`' or '{' or '%')))
        {
            site.Report(Rules.InvalidSetting, written.Location,
                "a Content-Security-Policy is one line of plain letters without double quotes, backslashes, $, `, { and %; off leaves the header out");
            policy = null;
        }
        return new HostSettings { Hosts = [.. hosts], Policy = policy is null ? StrictPolicy : policy.Value.Value == NoPolicy ? null : policy.Value.Value };
    }
}
