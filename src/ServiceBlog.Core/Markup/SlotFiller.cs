namespace ServiceBlog.Core.Markup;

/// <summary>Copies HTML and puts into each slot what belongs there.</summary>
internal static class SlotFiller
{
    /// <param name="output">Where it goes.</param>
    /// <param name="html">The HTML, or a part of it.</param>
    /// <param name="start">Where that part starts; the slots' offsets count from the whole.</param>
    /// <param name="slots">The slots within that part.</param>
    /// <param name="links">What became of each link.</param>
    /// <param name="scope">Where the text appears.</param>
    public static void Fill(
        StringBuilder output,
        ReadOnlySpan<char> html,
        int start,
        ReadOnlySpan<LinkSlot> slots,
        ReadOnlySpan<ResolvedLink> links,
        TransclusionScope scope)
    {
        var position = 0;
        foreach (var slot in slots)
        {
            output.Append(html[position..(slot.Offset - start)]);
            position = slot.Offset - start;
            switch (slot.Part)
            {
                case SlotPart.Url:
                    HtmlEscape.Append(output, links[slot.Link].Url);
                    break;
                case SlotPart.Text:
                    HtmlEscape.Append(output, links[slot.Link].Text);
                    break;
                case SlotPart.Embed:
                case SlotPart.Citation:
                    output.Append(links[slot.Link].Embed);
                    break;
                case SlotPart.IdPrefix:
                    HtmlEscape.Append(output, scope.IdPrefix);
                    break;
                case SlotPart.PageUrl:
                    HtmlEscape.Append(output, scope.PageUrl);
                    break;
            }
        }
        output.Append(html[position..]);
    }
}
