namespace ServiceBlog.LinkCheck.Urls;

/// <summary>A URL record (URL standard, section 4.1). Why neither <see cref="System.Uri"/> nor AngleSharp's type: <c>docs/decisions/0015</c>.</summary>
public sealed record WebUrl
{
    /// <summary>In lower case, without the colon.</summary>
    public required string Scheme { get; init; }

    /// <summary>User name and password as written; null if there is no <c>@</c>.</summary>
    public string? Credentials { get; init; }

    /// <summary>In ASCII and lower case; null for a URL without an authority.</summary>
    public string? Host { get; init; }

    /// <summary>Null is the scheme's usual port.</summary>
    public int? Port { get; init; }

    /// <summary>Percent-encoded. Starts with a slash if <see cref="IsWeb"/>, else whatever stands behind the scheme.</summary>
    public required string Path { get; init; }

    /// <summary>Percent-encoded, without the question mark.</summary>
    public string? Query { get; init; }

    /// <summary>Percent-encoded, without the number sign.</summary>
    public string? Fragment { get; init; }

    /// <summary>Has a host and a path; the others (<c>mailto:</c>, <c>data:</c>, …) are kept unread.</summary>
    public bool IsWeb => UrlScheme.IsSpecial(Scheme);

    /// <summary>The URL without its fragment: what is asked of a server.</summary>
    public string WithoutFragment
    {
        get
        {
            var query = Query is null ? "" : "?" + Query;
            if (!IsWeb)
                return $"{Scheme}:{Path}{query}";
            var credentials = Credentials is null ? "" : Credentials + "@";
            var port = Port is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
            return $"{Scheme}://{credentials}{Host}{port}{Path}{query}";
        }
    }

    public override string ToString() => Fragment is null ? WithoutFragment : $"{WithoutFragment}#{Fragment}";
}
