using ServiceBlog.Core.Graph;
using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>
/// What <c>page.paginator</c> holds. Every member is made when it is read: a theme reads some of them in a loop over the
/// pages, and a long list has a thousand.
/// </summary>
public static class PaginatorMembers
{
    private static readonly ModelMembers<(int Number, Pagination Pagination, SiteModels Models)> OfStep = new(
        ("number", step => step.Number),
        ("url", step => UrlOf(step.Number, step.Pagination, step.Models)),
        ("current", step => step.Number == step.Pagination.Number));

    private static readonly ModelMembers<(Pagination Pagination, SiteModels Models)> OfPagination = new(
        ("number", view => view.Pagination.Number),
        ("total", view => view.Pagination.Total),
        ("previous_url", view => UrlOf(view.Pagination.Number - 1, view.Pagination, view.Models)),
        ("next_url", view => UrlOf(view.Pagination.Number + 1, view.Pagination, view.Models)),
        ("first_url", view => UrlOf(1, view.Pagination, view.Models)),
        ("last_url", view => UrlOf(view.Pagination.Total, view.Pagination, view.Models)),
        ("pages", view => SiteModels.List(
            [.. Enumerable.Range(1, view.Pagination.Total)],
            number => Value.From(new ObjectModel<(int, Pagination, SiteModels)>((number, view.Pagination, view.Models), OfStep)))));

    public static Value Of(Pagination pagination, SiteModels models) =>
        Value.From(new ObjectModel<(Pagination, SiteModels)>((pagination, models), OfPagination));

    private static Value UrlOf(int number, Pagination pagination, SiteModels models) =>
        number >= 1 && number <= pagination.Total ? models.UrlOf(pagination.PathOf(number)) : Value.Null;
}
