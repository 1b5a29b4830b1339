using ServiceBlog.Core.Graph;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>A page with what ties it to others, as templates see it.</summary>
public sealed record PageView(Page Page, PageConnections Connections, SiteModels Models);
