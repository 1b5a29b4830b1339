namespace ServiceBlog.Core.Graph;

/// <summary>A year of the archive.</summary>
/// <param name="Pages">Posts and sources of that year, newest first.</param>
public sealed record ArchiveYear(int Year, ImmutableArray<Page> Pages)
{
    public string Path => PathOf(Year);

    public static string PathOf(int year) => FormattableString.Invariant($"/archive/{year:0000}/");
}
