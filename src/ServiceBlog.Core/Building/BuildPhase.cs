namespace ServiceBlog.Core.Building;

/// <summary>The four phases of a build, in their order and under Statiq's names.</summary>
public enum BuildPhase
{
    /// <summary>Files read, front matter and Markdown parsed.</summary>
    Input,

    /// <summary>The site graph: links, taxonomies, lists.</summary>
    Process,

    /// <summary>Pages rendered and checked.</summary>
    PostProcess,

    /// <summary>Published.</summary>
    Output,
}
