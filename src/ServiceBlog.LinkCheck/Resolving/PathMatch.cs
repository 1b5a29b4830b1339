namespace ServiceBlog.LinkCheck.Resolving;

/// <summary>How a web server would find a path.</summary>
internal enum PathMatch
{
    Missing,
    Found,

    /// <summary>A folder, but without an index page.</summary>
    FolderWithoutIndex,

    /// <summary>Found if two slashes are taken for one.</summary>
    DoubledSlash,

    /// <summary>A file has this name in other case.</summary>
    OtherCase,

    /// <summary>A file has this name in another Unicode form.</summary>
    OtherForm,
}
