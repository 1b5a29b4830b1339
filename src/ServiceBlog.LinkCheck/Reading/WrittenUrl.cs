namespace ServiceBlog.LinkCheck.Reading;

/// <summary>
/// An address as somebody wrote it, one object however often it is written: a menu that stands on ten thousand pages is
/// resolved once.
/// </summary>
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

    /// <summary>What became of a rooted one, once somebody has asked.</summary>
    public object? Resolution { get; set; }
}
