using System.Collections.Immutable;

namespace ServiceBlog.Core.Markup.Reading;

/// <summary>Finds the ids that raw HTML in a text brings along: Markdig does not look into it.</summary>
internal static class HtmlIds
{
    private const string Attribute = "id=\"";

    /// <summary>The known anchors, then every id in the HTML that is neither one of them nor a heading's.</summary>
    public static ImmutableArray<string> AddTo(ImmutableArray<string> anchors, ImmutableArray<Heading> headings, ReadOnlySpan<char> html)
    {
        var all = anchors.ToBuilder();
        for (var start = html.IndexOf(Attribute); start >= 0; start = html.IndexOf(Attribute))
        {
            html = html[(start + Attribute.Length)..];
            var end = html.IndexOf('"');
            if (end < 0)
                break;
            var id = html[..end];
            if (!IsHeading(headings, id) && !Contains(all, id))
                all.Add(id.ToString());
            html = html[end..];
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
}
