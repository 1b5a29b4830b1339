using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Graph;

/// <summary>Which pages belong to which topics: those that name it, and those with a tag that belongs to it.</summary>
public sealed class TopicMembership
{
    private readonly ILookup<Page, Page> _topicsOfPage;
    private readonly ILookup<Page, Page> _pagesOfTopic;

    public TopicMembership(
        ImmutableArray<Page> pages, ImmutableArray<Page> topics, TagCatalogue tags, ICollection<Diagnostic> diagnostics)
    {
        var topicsByKey = topics.ToLookup(topic => topic.Key, StringComparer.Ordinal);
        var topicsByTag = topics
            .SelectMany(topic => topic.FrontMatter.Tags.Select(tag => (Slug: UrlPath.Slug(tags.Canonical(tag.Value)), Topic: topic)))
            .ToLookup(pair => pair.Slug, pair => pair.Topic, StringComparer.Ordinal);
        var members = new List<(Page Page, Page Topic)>();
        var unknown = new Dictionary<string, Located<string>>(StringComparer.Ordinal);
        foreach (var page in pages.Where(page => page.Kind != PageKind.Topic))
        {
            foreach (var key in page.FrontMatter.Topics)
            {
                members.AddRange(topicsByKey[key.Value].Select(topic => (page, topic)));
                if (!topicsByKey.Contains(key.Value))
                    unknown.TryAdd(key.Value, key);
            }
            foreach (var tag in page.FrontMatter.Tags)
                members.AddRange(topicsByTag[UrlPath.Slug(tags.Canonical(tag.Value))].Select(topic => (page, topic)));
        }
        _topicsOfPage = members.Distinct().ToLookup(member => member.Page, member => member.Topic);
        _pagesOfTopic = members.Distinct().ToLookup(member => member.Topic, member => member.Page);
        foreach (var (key, place) in unknown)
        {
            diagnostics.Add(new Diagnostic(Rules.TopicWithoutPage, place.Location, $"there is no topics/{key}.md for the topic \"{key}\"")
            {
                Suggestion = NearestName.Find(key, topicsByKey.Select(group => group.Key)),
            });
        }
    }

    public ImmutableArray<Page> TopicsOf(Page page) => [.. _topicsOfPage[page].Order(PageOrder.ByTitle)];

    public ImmutableArray<Page> MembersOf(Page topic, PageKind kind) =>
        [.. _pagesOfTopic[topic].Where(page => page.Kind == kind).Order(PageOrder.NewestFirst)];
}
