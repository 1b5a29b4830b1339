using System.IO.Enumeration;

namespace ServiceBlog.LinkCheck.External;

/// <summary>How to ask other people's servers. The defaults are meant to be kind to them.</summary>
public sealed record ExternalOptions
{
    /// <summary>Every wait, every bound and every expiry is measured by it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The addresses of a host name.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = HostNames.ResolveAsync;

    /// <summary>Where verdicts are kept between runs; null keeps none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Replaces a file as a whole, or leaves the old one. Needed where there is a <see cref="CacheFolder"/>.</summary>
    public Action<string, Action<Stream>> ReplaceFile { get; init; } = (_, _) => throw new IOException("no file can be written");

    /// <summary>The version of the program, as the servers are told.</summary>
    public string Version { get; init; } = "0";

    /// <summary>How long a link that works is believed to.</summary>
    public TimeSpan KeepGood { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long anything else is believed.</summary>
    public TimeSpan KeepFailed { get; init; } = TimeSpan.FromDays(1);

    /// <summary>URLs that are not asked, with <c>*</c> for any text and <c>?</c> for any character. Letter case does not count, and a pattern covers
    /// the whole URL, its fragment included: <c>https://intranet.example/*</c>.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>Archived copies by the URL that they are of, written with or without its fragment.</summary>
    public IReadOnlyDictionary<string, string> Archive { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Private networks in which servers may be asked after all. Everything that is not public is refused otherwise, for a link in a text
    /// must not make the machine that checks it talk to its own neighbourhood.</summary>
    public ImmutableArray<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>The site on whose behalf is asked; told to the servers if it is known.</summary>
    public Uri? Site { get; init; }

    public int MaxRequests { get; init; } = 32;
    public int MaxRequestsPerHost { get; init; } = 2;

    /// <summary>Between the starts of two requests to one host.</summary>
    public TimeSpan HostPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Links of one host that may fail in a row before its others are left alone.</summary>
    public int MaxFailuresPerHost { get; init; } = 3;

    public int MaxRedirects { get; init; } = 10;
    public int MaxRetries { get; init; } = 3;

    /// <summary>Before the first retry; doubled with each further one.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A server that asks for more patience than this is not asked again at all, rather than too early.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For one request, its body included.</summary>
    public TimeSpan TimePerRequest { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>For all requests and retries of one URL. Waiting for one's turn does not count.</summary>
    public TimeSpan TimePerUrl { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>As much of a page, unpacked, as is searched for an anchor.</summary>
    public int MaxPageBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Told what is no verdict, but worth knowing: that the cache could not be read or written.</summary>
    public Action<string> Say { get; init; } = _ => { };
}

/// <summary>Which URLs the author does not want to be asked. Matching takes steps in proportion to pattern × URL, never more.</summary>
internal sealed class IgnorePatterns(ImmutableArray<string> patterns)
{
    // In .NET's simple expressions a backslash is an escape; in ours it is a letter, as no URL holds one.
    private readonly ImmutableArray<string> _expressions = [.. patterns.Select(pattern => pattern.Replace(@"\", @"\\", StringComparison.Ordinal))];

    /// <summary>Whether a pattern covers the URL as it was written or as it is sent.</summary>
    public bool Match(Uri url) => _expressions.Any(expression =>
        FileSystemName.MatchesSimpleExpression(expression, url.OriginalString)
        || FileSystemName.MatchesSimpleExpression(expression, url.AbsoluteUri));
}
