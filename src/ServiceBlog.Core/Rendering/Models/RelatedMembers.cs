using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What an entry of <c>page.related</c> holds.</summary>
public static class RelatedMembers
{
    public static readonly ModelMembers<(Page Page, SiteModels Models)> OfCited = new(
        ("name", view => view.Models.Graph.CitationNames[view.Page]),
        ("page", view => view.Models.Of(view.Page)));

    public static readonly ModelMembers<(RelatedPage Related, SiteModels Models)> OfRelated = new(
        ("page", view => view.Models.Of(view.Related.Page)),
        ("pinned", view => view.Related.IsPinned),
        ("shared", view => view.Related.SharedPages),
        ("cited", view => List(view.Related.Cited, cited => OfCited.ToValue((cited, view.Models)))),
        ("topics", view => view.Models.List(view.Related.Topics)),
        ("tags", view => view.Models.List(view.Related.Tags)),
        ("linked", view => view.Related.IsLinked),
        ("linking", view => view.Related.IsLinking),
        ("alike", view => view.Related.IsAlike))
    {
        KnownBy = view => FingerprintOf(view.Related, view.Models),
    };

    public static object? RelatedTo(PageView view) =>
        List(view.Models.Graph.Related.Of(view.Known ?? view.Page), related => OfRelated.ToValue((related, view.Models)));

    /// <summary>All of the list without making a model of it: every page of a site is asked in every build.</summary>
    public static Fingerprint FingerprintOf(PageView view)
    {
        var all = Fingerprint.None;
        foreach (var related in view.Models.Graph.Related.Of(view.Known ?? view.Page))
            all = all.With(FingerprintOf(related, view.Models));
        return all;
    }

    private static Fingerprint FingerprintOf(RelatedPage related, SiteModels models)
    {
        var all = related.Fingerprint;
        foreach (var cited in related.Cited)
            all = all.With(models.Graph.CitationNames[cited]);
        return all;
    }
}
