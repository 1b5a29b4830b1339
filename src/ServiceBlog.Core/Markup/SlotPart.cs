namespace ServiceBlog.Core.Markup;

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

    /// <summary>Before the <c>#</c> of a link to a footnote: <see cref="TransclusionScope.PageUrl"/>.</summary>
    PageUrl,
}
