namespace ServiceBlog.Core.Markup;

/// <summary>A gap in a page's HTML that is filled when every page is known.</summary>
/// <param name="Offset">Where in <see cref="MarkupBody.Html"/> it belongs, in UTF-16 code units.</param>
/// <param name="Link">Index into <see cref="MarkupOutline.Links"/>, of a directive's slots into <see cref="MarkupOutline.Directives"/>, of a word's into <see cref="SiteWords.Keys"/>; -1 for
/// <see cref="SlotPart.IdPrefix"/> and <see cref="SlotPart.PageUrl"/>, which belong to no link.</param>
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

    /// <summary>An image's width and height, if they are known: attributes.</summary>
    ImageSize,

    /// <summary>When a browser fetches an image of the site: attributes.</summary>
    ImageLoading,

    /// <summary>Before the value of an id: <see cref="TransclusionScope.IdPrefix"/>.</summary>
    IdPrefix,

    /// <summary>The name of the element and the URL of a note's link, which is none where it leads to what is not written yet.</summary>
    Opening,

    /// <summary>The name of the element that it opened.</summary>
    Closing,

    /// <summary>Before the <c>#</c> of a link to a footnote: <see cref="TransclusionScope.PageUrl"/>.</summary>
    PageUrl,

    /// <summary>A directive begins with its label. The slot's number is one of <see cref="MarkupOutline.Directives"/>.</summary>
    Directive,

    /// <summary>The label of a directive ends, and its content begins.</summary>
    DirectiveContent,

    /// <summary>A directive ends.</summary>
    DirectiveEnd,

    /// <summary>What the site says in a text where its author says nothing. The slot's number is one of <see cref="SiteWords.Keys"/>.</summary>
    Word,
}

/// <summary>What the site says in texts: the titles of callouts, the names of boxes. The theme has the words, in the language of the text.</summary>
internal static class SiteWords
{
    /// <summary>As the files of a theme's words call them.</summary>
    public static readonly ImmutableArray<string> Keys = ["to-do", "done", "note", "tip", "info", "important", "warning", "caution", "danger"];

    /// <summary>For a theme that has none, and for texts that no theme shows.</summary>
    public static readonly ImmutableArray<string> English = ["To do", "Done", "Note", "Tip", "Info", "Important", "Warning", "Caution", "Danger"];
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
