using System.Collections.Immutable;
using System.Globalization;
using ServiceBlog.Core.Config;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Graph;

namespace ServiceBlog.Core.Outputs;

/// <summary>What both feeds say, each in its own format. Nothing in it depends on the day of the build.</summary>
public sealed class FeedContent(SiteGraph graph)
{
    public SiteConfig Config => graph.Config;

    public string HomeUrl => Config.BaseUrl.AbsoluteUri;

    /// <summary>The newest posts.</summary>
    public ImmutableArray<Page> Pages { get; } = [.. graph.Posts.Take(graph.Config.FeedItems)];

    /// <summary>The last change of any post in the feed; the epoch for an empty one.</summary>
    public DateTimeOffset Updated => Pages.IsEmpty ? DateTimeOffset.UnixEpoch : Pages.Max(LastChange);

    /// <summary>Of all that the feeds say, but for the site's settings.</summary>
    public Fingerprint Fingerprint => Pages.Aggregate(Fingerprint.None, (all, page) => TagsOf(page).Aggregate(
        page.FrontMatter.Authors.Aggregate(
            all.With(page.Path).With(page.Title).With(page.Summary).With(page.Date?.ToString("O", CultureInfo.InvariantCulture))
                .With(LastChange(page).ToString("O", CultureInfo.InvariantCulture)),
            (before, author) => before.With(author.Value)).With(page.FrontMatter.Authors.Length),
        (before, tag) => before.With(tag)));

    public string UrlOf(string path) => Config.AbsoluteUrlOf(path);

    public IEnumerable<string> TagsOf(Page page) => graph[page].Tags.Select(tag => tag.Name);

    public static DateTimeOffset LastChange(Page page) =>
        page.FrontMatter.Updated?.Value ?? page.Date ?? DateTimeOffset.UnixEpoch;
}
