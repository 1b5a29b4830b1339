using System.Text.RegularExpressions;

namespace ServiceBlog.Core.Markup.Reading;

/// <summary>Finds the ids and anchor names that raw HTML in a text brings along: Markdig does not look into it.</summary>
internal static partial class HtmlIds
{
    /// <summary>The known anchors, then every id in the HTML that is neither one of them nor a heading's.</summary>
    public static ImmutableArray<string> AddTo(ImmutableArray<string> anchors, ImmutableArray<Heading> headings, ReadOnlySpan<char> html)
    {
        var all = anchors.ToBuilder();
        foreach (var match in Attribute().EnumerateMatches(html))
        {
            var written = html.Slice(match.Index, match.Length);
            var id = written[(written.IndexOf('=') + 1)..].Trim(" \t\n\r\f\"'");
            if (id.Length > 0 && !IsHeading(headings, id) && !Contains(all, id))
                all.Add(id.ToString());
        }
        return all.Count == anchors.Length ? anchors : all.ToImmutable();
    }

    private static bool IsHeading(ImmutableArray<Heading> headings, ReadOnlySpan<char> id)
    {
        foreach (var heading in headings)
        {
            if (id.SequenceEqual(heading.Id))
                return true;
        }
        return false;
    }

    private static bool Contains(ImmutableArray<string>.Builder anchors, ReadOnlySpan<char> id)
    {
        foreach (var anchor in anchors)
        {
            if (id.SequenceEqual(anchor))
                return true;
        }
        return false;
    }

    /// <summary>As HTML lets attributes be written: with either quote or none. What only looks like one does no harm: the check of the page looks closer.</summary>
    [GeneratedRegex("""[ \t\n\r\f](?:id|name)[ \t\n\r\f]*=[ \t\n\r\f]*(?:"[^"]*"|'[^']*'|[^ \t\n\r\f"'>]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Attribute();
}
