namespace ServiceBlog.Core.Markup;

/// <summary>A link as the author wrote it, not yet resolved.</summary>
/// <param name="Target">The target without its fragment: a URL or path as written for <see cref="LinkKind.Link"/> and <see cref="LinkKind.Image"/>
/// (query included, escapes undone), a page's key otherwise. Empty if it points into its own page.</param>
/// <param name="Fragment">What follows <c>#</c>, as written; null if there is no <c>#</c>.</param>
/// <param name="Location">Where its first character stands in the author's file; for the second and later parts of a citation, its <c>@</c>.</param>
public readonly record struct ContentLink(LinkKind Kind, string Target, string? Fragment, SourceLocation Location)
{
    /// <summary>Whether it leads out of the site: a URL with a scheme, or one that begins with <c>//</c>. Such a link is in
    /// <see cref="MarkupOutline.Links"/> for the checks to see, but its URL is already in the HTML: it has no slot.</summary>
    public bool IsExternal => Kind is LinkKind.Link or LinkKind.Image && UrlPath.IsExternal(Target);

    /// <summary>Whether the author gave it a text: a link's words, an image's alternative.</summary>
    public bool HasText { get; init; } = true;

    /// <summary>Whether it is a further part of the citation before it: it stands in the same brackets.</summary>
    public bool Continues { get; init; }

    /// <summary>Of a transclusion: the number of the heading above it among the outline's, so that it is known which sections hold it; -1 above the
    /// first, <see cref="TextPart.InFootnotes"/> in a footnote.</summary>
    public int Under { get; init; } = -1;

    /// <summary>A link from a URL: what follows the first <c>#</c> is its fragment.</summary>
    internal static ContentLink FromUrl(LinkKind kind, string url, bool hasText, SourceLocation location)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var (target, fragment) = hash < 0 ? (url, null) : (url[..hash], url[(hash + 1)..]);
        return new ContentLink(kind, target, fragment, location) { HasText = hasText };
    }
}

/// <summary>The forms in which Markdown text points at something.</summary>
public enum LinkKind
{
    /// <summary><c>[text](target)</c>, an autolink, or a reference link.</summary>
    Link,

    /// <summary><c>![alternative](target)</c>.</summary>
    Image,

    /// <summary>An image in HTML, whose address is written as it will be published. It is listed for the sake of its size.</summary>
    RawImage,

    /// <summary><c>[[key]]</c>, <c>[[key|text]]</c>, <c>[[key#heading]]</c>; also <c>![[key]]</c> in the midst of a sentence, where blocks cannot
    /// stand.</summary>
    Wikilink,

    /// <summary><c>![[key]]</c>, <c>![[key#heading]]</c>, in a paragraph of its own.</summary>
    Transclusion,

    /// <summary><c>[@key]</c>, <c>[@key#anchor]</c>, one for each part of <c>[@a; @b]</c>.</summary>
    Citation,
}

/// <summary>What the site graph found for one <see cref="ContentLink"/>. Nothing in it is escaped but <see cref="Embed"/> and the attributes of images.</summary>
/// <param name="Url">The URL, fragment included. Not asked for if the link is external.</param>
/// <param name="Text">The text to show, asked for only where the author gave none.</param>
/// <param name="Embed">The HTML of a transclusion, or of a whole citation; null if there is nothing to show.</param>
/// <param name="Size">The attributes with the size of an image; null if that is not known.</param>
/// <param name="Loading">The attributes that say when an image is fetched; null if it is none of the site.</param>
public readonly record struct ResolvedLink(string? Url, string? Text = null, string? Embed = null, string? Size = null, string? Loading = null);
