namespace ServiceBlog.Core.Rendering;

/// <summary>Finds where a text can be cut, between two of its blocks, so that a note can follow what others cite.</summary>
internal static class PassageCuts
{
    /// <returns>Offsets into <see cref="MarkupBody.Html"/>, in order, each with the anchors in the block before it.</returns>
    public static IReadOnlyList<(int Offset, ImmutableArray<CitedAnchor> Anchors)> Find(MarkupBody body, ImmutableArray<CitedAnchor> anchors)
    {
        if (anchors.IsEmpty)
            return [];
        var html = body.Html;
        return
        [
            .. anchors.GroupBy(anchor => EndOfBlock(body, OffsetOf(anchor, body, html)))
                .OrderBy(group => group.Key)
                .Select(group => (group.Key, group.ToImmutableArray())),
        ];
    }

    private static int OffsetOf(CitedAnchor anchor, MarkupBody body, string html)
    {
        foreach (var heading in body.Outline.Headings)
        {
            if (heading.Id == anchor.Id && heading.Offset >= 0)
                return heading.Offset;
        }
        var id = new StringBuilder();
        HtmlEscape.Append(id, anchor.Id);
        foreach (var written in new[] { $" id=\"{id}\"", $" id='{id}'", $" id={id}", $" name=\"{id}\"" })
        {
            if (html.IndexOf(written, StringComparison.OrdinalIgnoreCase) is >= 0 and var offset)
                return offset;
        }
        return html.Length;
    }

    private static int EndOfBlock(MarkupBody body, int offset) => body.Blocks.FirstOrDefault(start => start > offset, body.Outline.HtmlLength);
}

/// <summary>A piece of a page's text that ends with the block in which the anchors are that others cite.</summary>
/// <param name="Html">The piece; all of them one after another are the text.</param>
/// <param name="Anchors">Empty for what follows the last of them.</param>
public sealed record Passage(string Html, int Start, ImmutableArray<CitedAnchor> Anchors);
