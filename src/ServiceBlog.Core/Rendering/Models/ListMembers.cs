using ServiceBlog.Core.Content;
using ServiceBlog.Templating;
using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What <c>page</c> holds for a page that the generator makes.</summary>
public static class ListMembers
{
    public static readonly ModelMembers<ListView> OfList = new ModelMembers<ListView>(
        ("kind", view => NameOf(view.List.Kind)),
        ("key", view => view.List.Key),
        ("title", view => view.List.Title),
        ("url", view => view.Models.UrlOf(view.List.Path)),
        ("absolute_url", view => view.Models.AbsoluteUrlOf(view.List.Path)),
        ("summary", view => view.List.Summary),
        ("standfirst", view => view.List.Introduction is { } introduction ? introduction.FrontMatter.Summary?.Value : view.List.Summary),
        ("content", view => view.List.Introduction is { } introduction ? view.Models.ContentOf(introduction) : ""),
        ("headings", view => PageMembers.Headings(view.List.Introduction?.Outline.Headings ?? [])),
        ("items", view => view.Models.List(view.List.Items)),
        ("term", view => view.List.Term is { } term ? view.Models.Of(term) : Value.Null),
        ("terms", view => view.Models.List(view.Models.Graph.Tags)),
        ("years", view => SiteMembers.Years(view.Models)),
        ("about", view => view.Models.Of(view.List.Thread?.Source)),
        ("thread", view => ThreadMembers.Thread(view.List.Thread, view.Models)),
        ("map", view => view.List.Kind == PageKind.Map ? MapMembers.OfMap.ToValue((view.Models.Graph.Map.Value, view.Models)) : Value.Null),
        ("health", view => view is { List.Kind: PageKind.Health, Models.Health: { } health } ? HealthMembers.OfHealth.ToValue((health, view.Models)) : Value.Null),
        ("paginator", view => view.List.Pagination is { } pagination ? PaginatorMembers.OfPaginator.ToValue((pagination, view.Models)) : Value.Null))
        .WithFingerprint("content", view => view.List.Introduction is { } introduction
            ? view.Models.ContentFingerprintOf(introduction)
            : Fingerprint.None)
        .OfText("content");
}
