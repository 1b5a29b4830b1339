namespace ServiceBlog.Core.Graph;

/// <summary>How much a topic has from one year.</summary>
public readonly record struct TopicYear(int Year, int Posts, int Sources)
{
    /// <returns>Oldest first; undated pages are of no year.</returns>
    public static ImmutableArray<TopicYear> Of(ImmutableArray<Page> posts, ImmutableArray<Page> sources)
    {
        if (posts.IsEmpty && sources.IsEmpty)
            return [];
        var years = new SortedDictionary<int, TopicYear>();
        foreach (var post in posts)
            Count(post, posts: 1, sources: 0);
        foreach (var source in sources)
            Count(source, posts: 0, sources: 1);
        return [.. years.Values];

        void Count(Page page, int posts, int sources)
        {
            if (page.Date?.Year is not { } year)
                return;
            var before = years.GetValueOrDefault(year);
            years[year] = new TopicYear(year, before.Posts + posts, before.Sources + sources);
        }
    }
}
