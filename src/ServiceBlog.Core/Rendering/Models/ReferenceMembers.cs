using ServiceBlog.Core.Graph;
using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What an entry of <c>page.references</c> holds.</summary>
public static class ReferenceMembers
{
    public static Value Of(Reference reference, SiteModels models) => new ScriptObject
    {
        ["page"] = models.Of(reference.Page),
        ["anchors"] = SiteModels.List(reference.Anchors, heading => new ScriptObject
        {
            ["id"] = heading.Id,
            ["text"] = heading.Text,
            ["url"] = $"{models.UrlOf(reference.Page.Path)}#{UrlPath.Encode(heading.Id)}",
        }),
    };
}
