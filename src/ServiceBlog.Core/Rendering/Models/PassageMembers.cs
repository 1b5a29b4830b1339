using ServiceBlog.Core.Rendering.Reads;
using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What <c>page.passages</c> and <c>page.cited_anchors</c> hold.</summary>
public static class PassageMembers
{
    public static readonly ModelMembers<(CitingPlace Place, SiteModels Models)> OfPlace = new(
        ("page", view => view.Models.Of(view.Place.Page)),
        ("url", view => UrlOf(view.Place, view.Models)));

    public static readonly ModelMembers<(CitedAnchor Anchor, SiteModels Models)> OfCitedAnchor = new(
        ("id", view => view.Anchor.Id),
        ("text", view => view.Anchor.Text),
        ("cited_by", view => List(view.Anchor.By, place => OfPlace.ToValue((place, view.Models)))));

    public static readonly ModelMembers<(Passage Passage, SiteModels Models)> OfPassage = new(
        ("content", view => view.Passage.Html),
        ("anchors", view => Anchors(view.Passage.Anchors, view.Models)));

    public static object? Anchors(ImmutableArray<CitedAnchor> anchors, SiteModels models) =>
        List(anchors, anchor => OfCitedAnchor.ToValue((anchor, models)));

    public static object? Passages(PageView view) =>
        List(view.Models.PassagesOf(view.Page, view.Known), passage => OfPassage.ToValue((passage, view.Models)));

    /// <summary>Stands for all passages of a page, which are costly to make.</summary>
    public static Fingerprint FingerprintOf(PageView view) =>
        view.Models.ContentFingerprintOf(view.Page).With(ValueFingerprint.Of(Anchors(view.Connections.CitedAnchors, view.Models)));

    private static string UrlOf(CitingPlace place, SiteModels models) =>
        $"{models.UrlOf(place.Page.Path)}#{CitationAnchor.Of(place.Link)}";
}
