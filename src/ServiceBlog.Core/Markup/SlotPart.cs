namespace ServiceBlog.Core.Markup;

/// <summary>What of a resolved link goes into a slot.</summary>
public enum SlotPart
{
    /// <summary>The URL, inside a double-quoted attribute.</summary>
    Url,

    /// <summary>The shown text, for links whose author gave none: a title, or a citation's author and year.</summary>
    Text,

    /// <summary>The transcluded HTML: one or more blocks.</summary>
    Embed,
}
