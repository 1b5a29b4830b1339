using ServiceBlog.Core.Checking.Urls;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Checking.Reading;

/// <summary>"The indicated part of the document" (HTML standard, section 7.4.6.4).</summary>
internal static class Fragments
{
    /// <summary>Past so many ids the nearest is no longer looked for.</summary>
    private const int MostCandidates = 2000;

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

    /// <summary>What to say of a fragment that indicates nothing, and what to write instead.</summary>
    public static (string Message, string? Suggestion) Describe(string page, string fragment, IEnumerable<string> ids)
    {
        var name = UrlText.Decode(WithoutDirective(fragment));
        var near = NearestName.Find(name, ids.Take(MostCandidates));
        return ($"{page} has no element with the id \"{name}\"", near is null ? null : "#" + UrlText.EncodeFragment(near));
    }

    /// <summary>Cuts a text directive off (URL Fragment Text Directives, section 3.3).</summary>
    private static string WithoutDirective(string fragment)
    {
        var mark = fragment.IndexOf(":~:", StringComparison.Ordinal);
        return mark < 0 ? fragment : fragment[..mark];
    }
}
