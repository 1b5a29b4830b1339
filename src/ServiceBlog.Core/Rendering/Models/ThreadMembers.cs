using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What an entry of <c>page.thread</c> holds.</summary>
public static class ThreadMembers
{
    public static readonly ModelMembers<(ThreadEntry Entry, SourceThread Thread, SiteModels Models)> OfEntry = new(
        ("page", view => view.Models.Of(view.Entry.Page)),
        ("depth", view => view.Entry.Depth),
        ("answers", view => view.Models.Of(view.Entry.Answers)),
        ("relations", view => List(WithinThread(view), relation => PageMembers.OfRelation.ToValue((relation.Type, relation.Page, view.Models)))));

    public static object? Thread(SourceThread? thread, SiteModels models) =>
        List(thread?.Entries ?? [], entry => OfEntry.ToValue((entry, thread!, models)));

    private static ImmutableArray<(RelationType Type, Page Page)> WithinThread(
        (ThreadEntry Entry, SourceThread Thread, SiteModels Models) view) =>
        [.. view.Models.Graph[view.Entry.Page].Relations.Where(relation => view.Thread.Holds(relation.Page))];
}
