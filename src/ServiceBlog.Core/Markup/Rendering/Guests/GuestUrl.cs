using System.Buffers;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Rendering.Guests;

/// <summary>Opens the links of readers: search engines are told whose they are, and none runs a script.</summary>
internal static class GuestUrl
{
    private static readonly SearchValues<char> SchemeEnd = SearchValues.Create("/?#");

    /// <summary>Writes the start tag; false, and nothing, if the address is not one that a reader may link to.</summary>
    public static bool TryWriteAnchor(SlotHtmlRenderer renderer, string url, MarkdownObject element)
    {
        if (!IsAllowed(url))
            return false;
        renderer.WriteUrlAttribute("<a rel=\"ugc nofollow\" href=\"", LinkKind.Link, url, element);
        renderer.Write('>');
        return true;
    }

    /// <summary>Browsers ignore control characters within a scheme, so none may stand anywhere.</summary>
    private static bool IsAllowed(string url)
    {
        if (url.AsSpan().ContainsAnyInRange('\0', ' '))
            return false;
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        var end = url.AsSpan().IndexOfAny(SchemeEnd);
        return colon < 0 || (end >= 0 && end < colon) || url[..colon].ToLowerInvariant() is "http" or "https" or "mailto";
    }
}
