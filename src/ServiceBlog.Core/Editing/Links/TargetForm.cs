namespace ServiceBlog.Core.Editing.Links;

/// <summary>How the target of a link is written.</summary>
internal enum TargetForm
{
    /// <summary>A page's key: only letters that stand for themselves.</summary>
    Key,

    /// <summary>A URL with Markdown's escapes and HTML's character references.</summary>
    Markdown,

    /// <summary>An attribute's value.</summary>
    Html,
}
