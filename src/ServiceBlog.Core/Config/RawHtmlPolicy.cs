namespace ServiceBlog.Core.Config;

/// <summary>What becomes of the HTML that authors write in their texts, from the most to the least trusting.</summary>
public enum RawHtmlPolicy
{
    /// <summary>It is published as it is.</summary>
    Allow,

    /// <summary>It is published as it is, and whatever is more than text with marks is told.</summary>
    Report,

    /// <summary>It is published without what is not on a list of harmless elements and attributes; what is taken away is told.</summary>
    Sanitize,

    /// <summary>It is shown as the text that it is.</summary>
    Escape,
}
