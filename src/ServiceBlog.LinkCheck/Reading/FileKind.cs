namespace ServiceBlog.LinkCheck.Reading;

/// <summary>How a file is read, told by its extension.</summary>
internal enum FileKind
{
    /// <summary>Not read: only its path counts.</summary>
    Other,
    Html,
    Xhtml,
    Svg,
    StyleSheet,
    Xml,
    Manifest,
    JsonFeed,

    /// <summary>The <c>robots.txt</c> of the whole site.</summary>
    Robots,
}
