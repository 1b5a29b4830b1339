namespace ServiceBlog.Core.Markup;

/// <summary>Copies HTML and puts into each slot what belongs there.</summary>
internal static class SlotFiller
{
    /// <param name="html">The HTML, or a part of it.</param>
    /// <param name="start">Where that part starts; the slots' offsets count from the whole.</param>
    /// <param name="slots">Those within that part.</param>
    public static void Fill(
        StringBuilder output, ReadOnlySpan<char> html, int start, ReadOnlySpan<LinkSlot> slots, ReadOnlySpan<ResolvedLink> links, TransclusionScope scope)
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
                case SlotPart.Opening when links[slot.Link].Url is null:
                case SlotPart.Closing when links[slot.Link].Url is null:
                    output.Append("span");
                    break;
                case SlotPart.Opening:
                    output.Append("a href=\"");
                    HtmlEscape.Append(output, links[slot.Link].Url);
                    output.Append('"');
                    break;
                case SlotPart.Closing:
                    output.Append('a');
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

/// <summary>A gap in a page's HTML that is filled when every page is known.</summary>
/// <param name="Offset">Where in <see cref="MarkupBody.Html"/> it belongs, in UTF-16 code units.</param>
/// <param name="Link">Index into <see cref="MarkupOutline.Links"/>; -1 for <see cref="SlotPart.IdPrefix"/> and <see cref="SlotPart.PageUrl"/>, which
/// belong to no link.</param>
/// <param name="Part">What goes there.</param>
public readonly record struct LinkSlot(int Offset, int Link, SlotPart Part);

/// <summary>What goes into a slot.</summary>
public enum SlotPart
{
    /// <summary>A link's URL, inside a double-quoted attribute.</summary>
    Url,

    /// <summary>A link's shown text, where the author gave none: a title.</summary>
    Text,

    /// <summary>The transcluded HTML: one or more blocks.</summary>
    Embed,

    /// <summary>A citation with its brackets and all of its links; the slot's link is the first of them.</summary>
    Citation,

    /// <summary>Before the value of an id: <see cref="TransclusionScope.IdPrefix"/>.</summary>
    IdPrefix,

    /// <summary>The name of the element and the URL of a note's link, which is none where it leads to what is not written yet.</summary>
    Opening,

    /// <summary>The name of the element that it opened.</summary>
    Closing,

    /// <summary>Before the <c>#</c> of a link to a footnote: <see cref="TransclusionScope.PageUrl"/>.</summary>
    PageUrl,
}

/// <summary>How a text differs when it appears on another page than its own: ids must not meet the host's, and footnotes, which stay behind, are
/// reached by a link. The default value is a text on its own page.</summary>
/// <param name="PageUrl">The URL of the text's own page, as seen from the host.</param>
/// <param name="IdPrefix">What makes the ids unique on the host.</param>
public readonly record struct TransclusionScope(string? PageUrl, string? IdPrefix);

/// <summary>Text as HTML: what may stand between tags may stand between double quotes too.</summary>
internal static class HtmlEscape
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"");

    public static void Append(StringBuilder output, ReadOnlySpan<char> text)
    {
        for (var index = text.IndexOfAny(Special); index >= 0; index = text.IndexOfAny(Special))
        {
            output.Append(text[..index]).Append(text[index] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => "&quot;",
            });
            text = text[(index + 1)..];
        }
        output.Append(text);
    }
}
