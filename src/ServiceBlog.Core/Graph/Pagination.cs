namespace ServiceBlog.Core.Graph;

/// <summary>Which page of a divided list this is.</summary>
/// <param name="FirstPath">The path of page 1; the others lie below it in <c>page/N/</c>.</param>
/// <param name="Number">From 1.</param>
/// <param name="Total">At least 1.</param>
public sealed record Pagination(string FirstPath, int Number, int Total)
{
    public string PathOf(int number) =>
        number == 1 ? FirstPath : string.Create(CultureInfo.InvariantCulture, $"{FirstPath}page/{number}/");
}
