namespace ServiceBlog.LinkCheck.Reading;

/// <summary>"The indicated part of the document" (HTML standard, section 7.4.6.4).</summary>
internal static class Fragments
{
    /// <summary>The nearest is looked for among so many ids, and for so many mistakes of one file.</summary>
    public const int MostSearches = 100;

    private const int MostCandidates = 500;

    /// <param name="fragment">Percent-encoded as in the URL record, without the number sign.</param>
    /// <param name="exists">Whether an element has this id, or an <c>a</c> this name.</param>
    public static bool Indicates(string fragment, Func<string, bool> exists)
    {
        var name = WithoutDirective(fragment);
        if (name.Length == 0 || exists(name))
            return true;
        var decoded = UrlText.Decode(name);
        return exists(decoded) || decoded.Equals("top", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The id that a fragment is meant for.</summary>
    public static string NameOf(string fragment) => UrlText.Decode(WithoutDirective(fragment));

    /// <summary>The id that was probably meant.</summary>
    public static string? Nearest(string name, IEnumerable<string> ids) => NearestName.Find(name, ids.Take(MostCandidates));

    /// <summary>Cuts a text directive off (URL Fragment Text Directives, section 3.3).</summary>
    private static string WithoutDirective(string fragment)
    {
        var mark = fragment.IndexOf(":~:", StringComparison.Ordinal);
        return mark < 0 ? fragment : fragment[..mark];
    }
}
