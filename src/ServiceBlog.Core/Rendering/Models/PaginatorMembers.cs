using ServiceBlog.Core.Content;
using ServiceBlog.Core.Graph;
using ServiceBlog.Templating;
using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What <c>page.paginator</c> holds, and each of its pages.</summary>
public static class PaginatorMembers
{
    public static readonly ModelMembers<(int Number, Pagination Pagination, SiteModels Models)> OfStep = new(
        ("number", view => view.Number),
        ("url", view => UrlOf((view.Pagination, view.Models), view.Number)),
        ("current", view => view.Number == view.Pagination.Number));

    public static readonly ModelMembers<(Pagination Pagination, SiteModels Models)> OfPaginator = new(
        ("number", view => view.Pagination.Number),
        ("total", view => view.Pagination.Total),
        ("previous_url", view => UrlOf(view, view.Pagination.Number - 1)),
        ("next_url", view => UrlOf(view, view.Pagination.Number + 1)),
        ("first_url", view => UrlOf(view, 1)),
        ("last_url", view => UrlOf(view, view.Pagination.Total)),
        ("pages", view => List(
            [.. Enumerable.Range(1, view.Pagination.Total)],
            number => OfStep.ToValue((number, view.Pagination, view.Models)))))
    {
        // A thousand pages with a thousand steps each would be a million.
        KnownBy = view => Fingerprint.None.With(view.Pagination.FirstPath).With(view.Pagination.Number).With(view.Pagination.Total),
    };

    private static Value UrlOf((Pagination Pagination, SiteModels Models) view, int number) =>
        number >= 1 && number <= view.Pagination.Total
            ? view.Models.UrlOf(view.Pagination.PathOf(number))
            : Value.Null;
}
