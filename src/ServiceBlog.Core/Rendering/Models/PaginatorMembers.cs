using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What <c>page.paginator</c> holds, and each of its pages.</summary>
public static class PaginatorMembers
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
        KnownBy = view => Fingerprint.None.With(view.Pagination.FirstPath).With(view.Pagination.Number).With(view.Pagination.Total),
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
}
