using static ServiceBlog.Core.Incremental.DependsOn;
using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What <c>page</c> holds for a page that the generator makes.</summary>
public static class ListMembers
{
    public static readonly ModelMembers<(int Number, bool IsAfterGap, Pagination Pagination, SiteModels Models)> OfStep = new(
        ("number", view => view.Number),
        ("url", view => UrlOf((view.Pagination, view.Models), view.Number)),
        ("current", view => view.Number == view.Pagination.Number),
        ("gap", view => view.IsAfterGap));

    public static readonly ModelMembers<(Pagination Pagination, SiteModels Models)> OfPaginator = new(
        ("number", view => view.Pagination.Number),
        ("total", view => view.Pagination.Total),
        ("previous_url", view => UrlOf(view, view.Pagination.Number - 1)),
        ("next_url", view => UrlOf(view, view.Pagination.Number + 1)),
        ("first_url", view => UrlOf(view, 1)),
        ("last_url", view => UrlOf(view, view.Pagination.Total)),
        ("pages", view => List(
            [.. Enumerable.Range(1, view.Pagination.Total)],
            number => OfStep.ToValue((number, false, view.Pagination, view.Models)))),
        ("window", view => List(Window(view.Pagination), step => OfStep.ToValue((step.Number, step.IsAfterGap, view.Pagination, view.Models)))))
    {
        // A thousand pages with a thousand steps each would be a million.
        KnownHash = view => ContentHash.None.With(view.Pagination.FirstPath).With(view.Pagination.Number).With(view.Pagination.Total),
    };

    /// <summary>The first page, the last, and two on each side of the current one.</summary>
    private static ImmutableArray<(int Number, bool IsAfterGap)> Window(Pagination pagination)
    {
        const int Side = 2;
        int[] numbers =
        [
            1,
            .. Enumerable.Range(1, pagination.Total).Skip(pagination.Number - Side - 1).Take(Math.Min(pagination.Number, Side + 1) + Side),
            pagination.Total,
        ];
        var shown = numbers.Distinct().Order().ToArray();
        return [.. shown.Select((number, index) => (number, index > 0 && shown[index - 1] < number - 1))];
    }

    private static string? UrlOf((Pagination Pagination, SiteModels Models) view, int number) =>
        number >= 1 && number <= view.Pagination.Total
            ? view.Models.UrlOf(view.Pagination.PathOf(number))
            : null;

    public static readonly ModelMembers<(MapLine Tie, SiteModels Models)> OfTie = new(
        ("page", view => view.Models.Of(view.Tie.Page)),
        ("x", view => view.Tie.X),
        ("y", view => view.Tie.Y));

    public static readonly ModelMembers<(MapNode Node, SiteModels Models)> OfNode = new(
        ("page", view => view.Models.Of(view.Node.Page)),
        ("x", view => view.Node.X),
        ("y", view => view.Node.Y),
        ("label", view => view.Node.Page.Kind == Content.PageKind.Source ? view.Models.Graph.CitationNames[view.Node.Page] : view.Node.Page.Title),
        ("part", view => view.Node.IsPart),
        ("ties", view => List(view.Node.Lines, tie => OfTie.ToValue((tie, view.Models)))));

    public static readonly ModelMembers<(ConceptMap Map, SiteModels Models)> OfMap = new(
        ("width", _ => ConceptMap.Width),
        ("height", view => view.Map.Height),
        ("topics", view => List(view.Map.Topics, node => OfNode.ToValue((node, view.Models)))),
        ("sources", view => List(view.Map.Sources, node => OfNode.ToValue((node, view.Models)))));

    public static readonly ModelMembers<(ThreadEntry Entry, SourceThread Thread, SiteModels Models)> OfEntry = new(
        ("page", view => view.Models.Of(view.Entry.Page)),
        ("depth", view => view.Entry.Depth),
        ("answers", view => view.Models.Of(view.Entry.Answers)),
        ("relations", view => List(WithinThread(view), relation => PageMembers.OfRelation.ToValue((relation.Type, relation.Page, view.Models)))));

    /// <summary>The entries on this page of the list, which are those of its items.</summary>
    private static object? Thread(ListPage list, SiteModels models)
    {
        if (list.Thread is not { } thread)
            return List(ImmutableArray<ThreadEntry>.Empty, _ => null);
        var first = ((list.Pagination?.Number ?? 1) - 1) * SiteLists.ThreadPageSize;
        return List(thread.Entries.Slice(first, list.Items.Length), entry => OfEntry.ToValue((entry, thread, models)));
    }

    private static ImmutableArray<(RelationType Type, Page Page)> WithinThread(
        (ThreadEntry Entry, SourceThread Thread, SiteModels Models) view) =>
        [.. view.Models.Graph[view.Entry.Page].Relations.Where(relation => view.Thread.Holds(relation.Page))];

    public static readonly ModelMembers<ListView> OfList = new ModelMembers<ListView>(
        ("kind", Connections, view => NameOf(view.List.Kind)),
        ("key", Connections, view => view.List.Key),
        ("title", Connections, view => view.List.Title),
        ("url", Connections, view => view.Models.UrlOf(view.List.Path)),
        ("absolute_url", Connections, view => view.Models.AbsoluteUrlOf(view.List.Path)),
        ("summary", Connections, view => view.List.Summary),
        ("standfirst", Connections, view => view.List.Introduction is { } introduction ? introduction.FrontMatter.Summary?.Value : view.List.Summary),
        ("content", ShownTexts, view => view.List.Introduction is { } introduction ? view.Models.ContentOf(introduction) : ""),
        ("language", Connections, view => view.Language),
        ("dir", Connections, view => LanguageTags.DirectionOf(view.Language)),
        ("translations", Connections, view => SiteMembers.Translations(view.Models.Graph.Translations.Of(view.List), view.Models)),
        ("params", Connections, view => YamlValue.From(view.List.Introduction?.FrontMatter.Params)),
        ("headings", Connections, view => PageMembers.Headings(view.List.Introduction?.Outline.Headings ?? [])),
        ("items", Connections, view => view.Models.List(view.List.Items)),
        ("folder", Connections, view => view.List.Folder is null ? null : ContentPath.NotesFolder),
        ("folders", Connections, view => view.Models.List(view.List.Folder?.Folders ?? [])),
        ("trail", Connections, view => view.Models.List(NoteFolders.Trail(view.List.Folder?.Parent))),
        ("chapters", Connections, view =>
            view.Models.List(view.List.Key == "guide" && !view.Edition.Chapters.IsLong ? view.Edition.Chapters.Beside(view.List.Path) : [])),
        ("term", Connections, view => view.List.Term is { } term ? view.Models.Of(term) : null),
        ("feed_url", Connections, view => view.List.Term is { } term ? SiteMembers.FeedUrl(view.Models, term.Path)
            : view.List.Kind == PageKind.Section && view.Edition.CollectionOf(view.List.Key) is { HasFeed: true } collection
                ? SiteMembers.FeedUrl(view.Models, collection.List.Path) : null),
        ("terms", Connections, view => view.Models.List(view.List.Terms.IsEmpty ? view.Edition.Tags : view.List.Terms)),
        ("years", Connections, view => SiteMembers.Years(view.Edition, view.Models)),
        ("about", Connections, view => view.Models.Of(view.List.About)),
        ("thread", Connections, view => Thread(view.List, view.Models)),
        ("map", Connections, view => view.List.Kind == PageKind.Map ? OfMap.ToValue((view.Edition.Map!.Value, view.Models)) : null),
        ("health", Anything, view => view is { List.Kind: PageKind.Health, Models.Health: { } health }
            ? HealthMembers.OfHealth.ToValue((health, view.Models)) : null),
        ("paginator", Connections, view => view.List.Pagination is { } pagination ? OfPaginator.ToValue((pagination, view.Models)) : null))
    {
        Texts = view => view.Texts,
    }
        .WithHash("content", view => view.List.Introduction is { } introduction
            ? view.Models.TextHashOf(introduction)
            : ContentHash.None);
}

/// <summary>A generated list, as templates see it.</summary>
public sealed record ListView(ListPage List, SiteModels Models)
{
    public SiteEdition Edition => Models.Graph.Edition(List.Edition);

    public string Language => List.Introduction?.FrontMatter.Language?.Value ?? Edition.Language.Tag;

    /// <summary>Whose text it shows.</summary>
    public IEnumerable<Page> Texts => List.Introduction is { } introduction ? [introduction] : [];
}
