namespace ServiceBlog.LinkCheck.External;

/// <summary>Fragments of URLs that name an element of the page.</summary>
internal static class AnchorFragment
{
    /// <summary>The fragment as it stands in the URL, without text directives; null if every page fulfils it.</summary>
    public static string? Of(Uri url)
    {
        if (url.Fragment.Length < 2)
            return null;
        var fragment = url.Fragment[1..];
        var directive = fragment.IndexOf(":~:", StringComparison.Ordinal);
        if (directive >= 0)
            fragment = fragment[..directive];
        // "#/inbox" and "#!inbox" are addresses for the page's own script, and "#top" is the top of any page.
        return fragment.Length == 0 || fragment[0] is '/' or '!' || fragment.Equals("top", StringComparison.OrdinalIgnoreCase)
            ? null
            : fragment;
    }

    /// <summary>The id that the fragment asks for.</summary>
    public static string Decoded(string fragment) => Uri.UnescapeDataString(fragment);
}
