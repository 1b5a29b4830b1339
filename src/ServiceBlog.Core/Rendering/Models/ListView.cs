using ServiceBlog.Core.Content;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>A generated list, as templates see it.</summary>
public sealed record ListView(ListPage List, SiteModels Models) : IShowsTexts
{
    public bool MayShow(ChangedTexts changed) =>
        List.Kind == PageKind.Health || List.Thread is not null || (List.Introduction is { } introduction && changed.MayShowIn(introduction));

    public bool MayRelate(ChangedTexts changed) => false;
}
