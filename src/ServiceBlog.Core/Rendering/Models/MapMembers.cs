using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What <c>page.map</c> holds.</summary>
public static class MapMembers
{
    public static readonly ModelMembers<(MapTie Tie, SiteModels Models)> OfTie = new(
        ("page", view => view.Models.Of(view.Tie.Page)),
        ("x", view => view.Tie.X),
        ("y", view => view.Tie.Y));

    public static readonly ModelMembers<(MapNode Node, SiteModels Models)> OfNode = new(
        ("page", view => view.Models.Of(view.Node.Page)),
        ("x", view => view.Node.X),
        ("y", view => view.Node.Y),
        ("label", view => view.Node.Page.Kind == Content.PageKind.Source ? view.Models.Graph.CitationNames[view.Node.Page] : view.Node.Page.Title),
        ("part", view => view.Node.IsPart),
        ("ties", view => List(view.Node.Ties, tie => OfTie.ToValue((tie, view.Models)))));

    public static readonly ModelMembers<(ConceptMap Map, SiteModels Models)> OfMap = new(
        ("width", _ => ConceptMap.Width),
        ("height", view => view.Map.Height),
        ("topics", view => List(view.Map.Topics, node => OfNode.ToValue((node, view.Models)))),
        ("sources", view => List(view.Map.Sources, node => OfNode.ToValue((node, view.Models)))));
}
