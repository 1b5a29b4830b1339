namespace ServiceBlog.LinkCheck.External;

/// <summary>What is known of an anchor that links name.</summary>
internal enum AnchorState
{
    /// <summary>It is there, or the page is none in which anchors could be looked up.</summary>
    Fine,

    /// <summary>The whole page was read, and it is not there.</summary>
    Missing,

    /// <summary>It is not in the part of the page that was read.</summary>
    Unread,
}
