namespace ServiceBlog.Core.Rendering.Models;

/// <summary>A generated list, as templates see it.</summary>
public sealed record ListView(ListPage List, SiteModels Models)
{
    /// <summary>Whose text it shows.</summary>
    public IEnumerable<Page> Texts => List.Introduction is { } introduction ? [introduction] : [];
}
