namespace ServiceBlog.LinkCheck.Resolving;

/// <summary>What can be told of addresses that no web server answers, without asking anybody.</summary>
internal static class OtherSchemes
{
    /// <summary>Why nobody can follow it, as the end of a sentence; null if somebody may.</summary>
    public static string? FaultOf(WebUrl url) => url.Scheme switch
    {
        "mailto" => FaultOfMail(url.Path),
        "tel" => url.Path.AsSpan().ContainsAnyInRange('0', '9') ? null : "has no digits",
        "data" => DataUrl.FaultOf("data:" + url.Path),
        "file" => "leads to a disk, which no reader of the site has",
        // No scheme has one letter: it is a drive of Windows.
        { Length: 1 } => "leads to a disk, which no reader of the site has",
        _ => null,
    };

    /// <summary>
    /// RFC 6068, section 2: addresses, separated by commas. There may be none if the fields are to be filled in, as in a
    /// link by which to recommend a page.
    /// </summary>
    private static string? FaultOfMail(string written)
    {
        var mark = written.IndexOf('?', StringComparison.Ordinal);
        var to = mark < 0 ? written : written[..mark];
        if (string.IsNullOrWhiteSpace(to))
            return mark < 0 || mark + 1 == written.Length ? "names nobody to write to" : null;
        foreach (var part in to.Split(','))
        {
            var address = UrlText.Decode(part).Trim();
            var at = address.LastIndexOf('@');
            if (at < 1 || at == address.Length - 1 || (address[0] != '"' && address.Any(char.IsWhiteSpace)) || HasEmptyLabel(address[(at + 1)..]))
                return $"has \"{address}\", which is no mail address";
        }
        return null;
    }

    private static bool HasEmptyLabel(string domain) => Array.Exists(domain.Split('.'), label => label.Length == 0);
}
