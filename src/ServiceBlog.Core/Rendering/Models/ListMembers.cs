using static ServiceBlog.Core.Rendering.Models.SiteModels;
using static ServiceBlog.Core.Rendering.Reads.DependsOn;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What <c>page</c> holds for a page that the generator makes.</summary>
public static class ListMembers
{
    public static readonly ModelMembers<ListView> OfList = new ModelMembers<ListView>(
        ("kind", Connections, view => NameOf(view.List.Kind)),
        ("key", Connections, view => view.List.Key),
        ("title", Connections, view => view.List.Title),
        ("url", Connections, view => view.Models.UrlOf(view.List.Path)),
        ("absolute_url", Connections, view => view.Models.AbsoluteUrlOf(view.List.Path)),
        ("summary", Connections, view => view.List.Summary),
        ("standfirst", Connections, view => view.List.Introduction is { } introduction ? introduction.FrontMatter.Summary?.Value : view.List.Summary),
        ("content", ShownTexts, view => view.List.Introduction is { } introduction ? view.Models.ContentOf(introduction) : ""),
        ("headings", Connections, view => PageMembers.Headings(view.List.Introduction?.Outline.Headings ?? [])),
        ("items", Connections, view => view.Models.List(view.List.Items)),
        ("term", Connections, view => view.List.Term is { } term ? view.Models.Of(term) : null),
        ("terms", Connections, view => view.Models.List(view.Models.Graph.Tags)),
        ("years", Connections, view => SiteMembers.Years(view.Models)),
        ("about", Connections, view => view.Models.Of(view.List.Thread?.Source)),
        ("thread", Connections, view => ThreadMembers.Thread(view.List.Thread, view.Models)),
        ("map", Connections, view => view.List.Kind == PageKind.Map ? MapMembers.OfMap.ToValue((view.Models.Graph.Map.Value, view.Models)) : null),
        ("health", Anything, view => view is { List.Kind: PageKind.Health, Models.Health: { } health } ? HealthMembers.OfHealth.ToValue((health, view.Models)) : null),
        ("paginator", Connections, view => view.List.Pagination is { } pagination ? PaginatorMembers.OfPaginator.ToValue((pagination, view.Models)) : null))
    {
        Texts = view => view.Texts,
    }
        .WithFingerprint("content", view => view.List.Introduction is { } introduction
            ? view.Models.ContentFingerprintOf(introduction)
            : Fingerprint.None);
}
