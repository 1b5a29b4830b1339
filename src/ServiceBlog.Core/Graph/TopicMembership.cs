namespace ServiceBlog.Core.Graph;

/// <summary>Which pages belong to which topics: those that name its key or one of its synonyms, and those with a tag that belongs to it or is one of
/// its synonyms.</summary>
public sealed class TopicMembership
{
    private readonly Taxonomy _tags;
    private readonly Dictionary<string, List<Page>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Page>> _bySynonym = new(StringComparer.Ordinal);
    private readonly Dictionary<Term, List<Page>> _byTag = [];
    private readonly List<(string Topic, Diagnostic Diagnostic)> _unknown = [];

    // As pages write them; null for a name that no topic has.
    private readonly Dictionary<string, List<Page>?> _byName = new(StringComparer.Ordinal);

    private readonly Dictionary<Page, ImmutableArray<Page>> _topicsOfPage = [];
    private readonly ILookup<Page, Page> _posts;
    private readonly ILookup<Page, Page> _sources;

    /// <param name="pages">By source path.</param>
    /// <param name="lists">The same pages.</param>
    public TopicMembership(ImmutableArray<Page> pages, PagesByKind lists, Taxonomy tags, ICollection<Diagnostic> diagnostics)
    {
        _tags = tags;
        foreach (var topic in lists.Topics)
            AddTopic(topic);
        foreach (var page in pages)
        {
            if (page.Kind != PageKind.Topic && FindTopics(page) is { IsEmpty: false } found)
                _topicsOfPage.Add(page, found);
        }
        ReportUnknown(diagnostics);
        _posts = Members(lists.Posts);
        _sources = Members(lists.Sources);
    }

    /// <summary>By title.</summary>
    public ImmutableArray<Page> TopicsOf(Page page) => _topicsOfPage.GetValueOrDefault(page, []);

    /// <summary>Newest first.</summary>
    public ImmutableArray<Page> PostsOf(Page topic) => [.. _posts[topic]];

    /// <summary>Newest first.</summary>
    public ImmutableArray<Page> SourcesOf(Page topic) => [.. _sources[topic]];

    private void AddTopic(Page topic)
    {
        _byKey.GetOrAdd(topic.Key).Add(topic);
        foreach (var synonym in topic.FrontMatter.Synonyms)
            _bySynonym.GetOrAdd(UrlPath.Slug(synonym.Value)).Add(topic);
        foreach (var tag in _tags.Named(topic.FrontMatter.Tags.AddRange(topic.FrontMatter.Synonyms)))
            _byTag.GetOrAdd(tag).Add(topic);
    }

    private ImmutableArray<Page> FindTopics(Page page)
    {
        List<Page>? topics = null;
        foreach (var key in page.FrontMatter.Topics)
        {
            if (!_byName.TryGetValue(key.Value, out var found))
                _byName.Add(key.Value, found = Find(key));
            if (found is not null)
                (topics ??= []).AddRange(found);
        }
        if (_byTag.Count > 0)
        {
            foreach (var tag in _tags.Named(page.FrontMatter.Tags))
            {
                if (_byTag.TryGetValue(tag, out var found))
                    (topics ??= []).AddRange(found);
            }
        }
        return topics is null ? [] : [.. topics.Distinct().Order(PageOrder.ByTitle)];
    }

    private List<Page>? Find(Located<string> topic)
    {
        if (_byKey.TryGetValue(topic.Value, out var found) || _bySynonym.TryGetValue(UrlPath.Slug(topic.Value), out found))
            return found;
        _unknown.Add((topic.Value, Unknown(topic)));
        return null;
    }

    private ILookup<Page, Page> Members(ImmutableArray<Page> newestFirst) =>
        newestFirst.SelectMany(page => TopicsOf(page), (page, topic) => (page, topic)).ToLookup(member => member.topic, member => member.page);

    private static Diagnostic Unknown(Located<string> topic) => new(Rules.TopicWithoutPage, topic.Location,
        $"there is no topics/{topic.Value}.md for the topic \"{topic.Value}\"");

    private void ReportUnknown(ICollection<Diagnostic> diagnostics)
    {
        var suggestions = new NameSuggestions(() => _byKey.Keys);
        foreach (var (topic, diagnostic) in _unknown)
            diagnostics.Add(diagnostic with { Suggestion = suggestions.For(topic) });
    }
}
