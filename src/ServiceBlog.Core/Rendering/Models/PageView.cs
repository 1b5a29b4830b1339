namespace ServiceBlog.Core.Rendering.Models;

/// <summary>A page with what ties it to others, as templates see it.</summary>
public sealed record PageView(Page Page, PageConnections Connections, SiteModels Models)
{
    /// <summary>The page that the graph knows, if this is an edited version of it.</summary>
    public Page? Known { get; init; }

    /// <summary>Its own text and those of its comments.</summary>
    public IEnumerable<Page> Texts => Connections.Comments.IsEmpty ? [Page] : [Page, .. Connections.Comments.Select(comment => comment.File)];
}
