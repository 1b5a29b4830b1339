using System.Runtime.InteropServices;

namespace ServiceBlog.Core.Graph;

/// <summary>
/// Which pages belong to which topics: those that name its key or one of its synonyms, and those with a tag that belongs to
/// it or is one of its synonyms.
/// </summary>
public sealed class TopicMembership
{
    private readonly ImmutableArray<Page> _topics;
    private readonly Taxonomy _tags;
    private readonly Dictionary<Page, int> _places = [];
    private readonly Dictionary<string, List<int>> _placesByKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _placesBySynonym = new(StringComparer.Ordinal);
    private readonly Dictionary<Term, List<int>> _placesByTag = [];
    private readonly List<(string Topic, Diagnostic Diagnostic)> _unknown = [];

    // As pages write them; null for a name that no topic has.
    private readonly Dictionary<string, List<int>?> _placesByName = new(StringComparer.Ordinal);

    private readonly Dictionary<Page, Page[]> _topicsOfPage = [];
    private readonly ImmutableArray<Page>[] _posts;
    private readonly ImmutableArray<Page>[] _sources;

    /// <param name="pages">By source path.</param>
    /// <param name="lists">The same pages.</param>
    public TopicMembership(ImmutableArray<Page> pages, PagesByKind lists, Taxonomy tags, ICollection<Diagnostic> diagnostics)
    {
        _topics = lists.Topics;
        _tags = tags;
        for (var place = 0; place < _topics.Length; place++)
            AddTopic(_topics[place], place);
        foreach (var page in pages)
        {
            if (page.Kind != PageKind.Topic && FindTopics(page) is { Length: > 0 } found)
                _topicsOfPage.Add(page, found);
        }
        ReportUnknown(diagnostics);
        _posts = Members(lists.Posts);
        _sources = Members(lists.Sources);
    }

    /// <summary>By title.</summary>
    public ImmutableArray<Page> TopicsOf(Page page) =>
        _topicsOfPage.TryGetValue(page, out var topics) ? ImmutableCollectionsMarshal.AsImmutableArray(topics) : [];

    /// <summary>Newest first.</summary>
    public ImmutableArray<Page> PostsOf(Page topic) => _places.TryGetValue(topic, out var place) ? _posts[place] : [];

    /// <summary>Newest first.</summary>
    public ImmutableArray<Page> SourcesOf(Page topic) => _places.TryGetValue(topic, out var place) ? _sources[place] : [];

    private void AddTopic(Page topic, int place)
    {
        _places.Add(topic, place);
        Add(_placesByKey, topic.Key);
        foreach (var synonym in topic.FrontMatter.Synonyms)
            Add(_placesBySynonym, UrlPath.Slug(synonym.Value));
        foreach (var tag in _tags.Named(topic.FrontMatter.Tags.AddRange(topic.FrontMatter.Synonyms)))
            Add(_placesByTag, tag);

        void Add<T>(Dictionary<T, List<int>> places, T name) where T : notnull => places.GetOrAdd(name).Add(place);
    }

    private Page[] FindTopics(Page page)
    {
        List<int>? places = null;
        var keys = page.FrontMatter.Topics;
        for (var i = 0; i < keys.Length; i++)
        {
            if (!_placesByName.TryGetValue(keys[i].Value, out var found))
                _placesByName.Add(keys[i].Value, found = Find(keys[i]));
            if (found is not null)
                (places ??= []).AddRange(found);
        }
        if (_placesByTag.Count > 0)
        {
            foreach (var tag in _tags.Named(page.FrontMatter.Tags))
            {
                if (_placesByTag.TryGetValue(tag, out var found))
                    (places ??= []).AddRange(found);
            }
        }
        if (places is null)
            return [];
        places.Sort();
        return [.. places.Distinct().Select(place => _topics[place])];
    }

    private List<int>? Find(Located<string> topic)
    {
        if (_placesByKey.TryGetValue(topic.Value, out var found) || _placesBySynonym.TryGetValue(UrlPath.Slug(topic.Value), out found))
            return found;
        _unknown.Add((topic.Value, Unknown(topic)));
        return null;
    }

    private ImmutableArray<Page>[] Members(ImmutableArray<Page> newestFirst)
    {
        var members = new PageGroups(_topics.Length, capacity: 0);
        foreach (var page in newestFirst)
        {
            foreach (var topic in TopicsOf(page))
                members.Add(_places[topic], page);
        }
        return members.ToArrays();
    }

    private static Diagnostic Unknown(Located<string> topic) => new(Rules.TopicWithoutPage, topic.Location,
        $"there is no topics/{topic.Value}.md for the topic \"{topic.Value}\"");

    private void ReportUnknown(ICollection<Diagnostic> diagnostics)
    {
        var suggestions = new NameSuggestions(() => _placesByKey.Keys);
        foreach (var (topic, diagnostic) in _unknown)
            diagnostics.Add(diagnostic with { Suggestion = suggestions.For(topic) });
    }
}
