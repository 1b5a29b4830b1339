namespace ServiceBlog.LinkCheck.External;

/// <summary>What became of asking for a URL.</summary>
internal enum Outcome
{
    /// <summary>The server has it.</summary>
    Works,

    /// <summary>It is certainly not there.</summary>
    Broken,

    /// <summary>A reader may or may not get there: nothing is held against the link.</summary>
    Unknown,

    /// <summary>We did not want to ask.</summary>
    NotChecked,
}
