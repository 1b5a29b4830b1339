using System.Collections.Immutable;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Markup;
using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>A page with what ties it to others, as templates see it.</summary>
public sealed record PageView(Page Page, PageConnections Connections, SiteModels Models) : IRecognisable<PageView>, IShowsTexts
{
    /// <summary>The page that the graph knows, if this is an edited version of it.</summary>
    public Page? Known { get; init; }

    /// <summary>
    /// The same page with the same ties: what else its members read are names of other pages, which those have for
    /// themselves. Texts of other pages in its own, its places in series, its thread and its comments are not looked
    /// into.
    /// </summary>
    public bool IsSameAs(PageView before)
    {
        var (now, then) = (Connections, before.Connections);
        return ReferenceEquals(Page, before.Page)
            && Models.Graph.Glossary.Fingerprint == before.Models.Graph.Glossary.Fingerprint
            && now.Series.IsEmpty && then.Series.IsEmpty
            && now.Thread is null && then.Thread is null
            && now.Comments.IsEmpty && then.Comments.IsEmpty
            && !ShowsOthers
            && Same(now.Links, then.Links)
            && SameTerms(now.Tags, then.Tags)
            && PagesInOrder.AreSame(now.Topics, then.Topics)
            && SameReferences(now.References, then.References)
            && PagesInOrder.AreSame(now.CitedBy, then.CitedBy)
            && SameAnchors(now.CitedAnchors, then.CitedAnchors)
            && PagesInOrder.AreSame(now.Backlinks, then.Backlinks)
            && Same(now.Relations, then.Relations)
            && Same(now.RelatedBy, then.RelatedBy)
            && now.Previous?.SourcePath == then.Previous?.SourcePath
            && now.Next?.SourcePath == then.Next?.SourcePath
            && SameTopic(now.Topic, then.Topic);
    }

    // The text of a comment may show any page.
    public bool MayShow(ChangedTexts changed) => changed.MayShowIn(Page) || !Connections.Comments.IsEmpty;

    public bool MayRelate(ChangedTexts changed) => changed.MayRelate(Page);

    private bool ShowsOthers => Page.Outline.Links.Any(link => link.Kind == LinkKind.Transclusion);

    private static bool Same<T>(ImmutableArray<T> now, ImmutableArray<T> then) => now.AsSpan().SequenceEqual(then.AsSpan());

    /// <summary>Terms are made anew in every build; what they hold is read of themselves.</summary>
    private static bool SameTerms(ImmutableArray<Term> now, ImmutableArray<Term> then) =>
        now.Length == then.Length && now.Zip(then).All(pair => pair.First.Path == pair.Second.Path);

    private static bool SameReferences(ImmutableArray<Reference> now, ImmutableArray<Reference> then) =>
        now.Length == then.Length
        && now.Zip(then).All(pair => pair.First with { Anchors = [], Citations = [] } == pair.Second with { Anchors = [], Citations = [] }
            && Same(pair.First.Anchors, pair.Second.Anchors) && Same(pair.First.Citations, pair.Second.Citations));

    private static bool SameAnchors(ImmutableArray<CitedAnchor> now, ImmutableArray<CitedAnchor> then) =>
        now.Length == then.Length
        && now.Zip(then).All(pair => pair.First with { By = [] } == pair.Second with { By = [] } && Same(pair.First.By, pair.Second.By));

    private static bool SameTopic(TopicConnections? now, TopicConnections? then) =>
        now is null || then is null
            ? now == then
            : PagesInOrder.AreSame(now.Posts, then.Posts) && PagesInOrder.AreSame(now.Sources, then.Sources) && PagesInOrder.AreSame(now.Children, then.Children)
                && ReferenceEquals(now.Parent, then.Parent) && ReferenceEquals(now.CurrentView, then.CurrentView);
}
