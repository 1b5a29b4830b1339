using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What an entry of <c>page.references</c> holds.</summary>
public static class ReferenceMembers
{
    public static readonly ModelMembers<(Heading Heading, Page Page, SiteModels Models)> OfAnchor = new(
        ("id", view => view.Heading.Id),
        ("text", view => view.Heading.Text),
        ("url", view => $"{view.Models.UrlOf(view.Page.Path)}#{UrlPath.Encode(view.Heading.Id)}"));

    public static readonly ModelMembers<(Reference Reference, SiteModels Models)> OfReference = new(
        ("page", view => view.Models.Of(view.Reference.Page)),
        ("name", view => view.Reference.Name),
        ("number", view => view.Reference.Number),
        ("anchors", view => List(view.Reference.Anchors, heading => OfAnchor.ToValue((heading, view.Reference.Page, view.Models)))),
        ("citations", view => Texts(view.Reference.Citations.Select(CitationAnchor.Of))));
}
