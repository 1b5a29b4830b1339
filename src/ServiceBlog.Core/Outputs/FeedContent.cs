using System.Collections.Immutable;
using ServiceBlog.Core.Config;
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

    public string UrlOf(string path) => Config.AbsoluteUrlOf(path);

    public IEnumerable<string> TagsOf(Page page) => graph[page].Tags.Select(tag => tag.Name);

    public static DateTimeOffset LastChange(Page page) =>
        page.FrontMatter.Updated?.Value ?? page.Date ?? DateTimeOffset.UnixEpoch;
}
