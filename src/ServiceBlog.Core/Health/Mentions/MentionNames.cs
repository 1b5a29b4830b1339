using System.Buffers;

namespace ServiceBlog.Core.Health.Mentions;

/// <summary>Which names are looked for in texts: those of topics, and the titles of sources.</summary>
internal static class MentionNames
{
    private static readonly SearchValues<char> MarkUp = SearchValues.Create("[]\\`*_<>|!");

    public static IEnumerable<PageName> Of(SiteGraph graph)
    {
        var common = graph.Config.Health.CommonWords.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var titles = graph.Topics.Select(topic => new PageName(topic.Title, topic));
        var synonyms = graph.Topics.SelectMany(topic => topic.FrontMatter.Synonyms.Select(synonym => new PageName(synonym.Value, topic)));
        // A source's title of one word would be found at the start of any sentence.
        var sources = graph.Sources.Where(source => CountWords(source.Title) > 1).Select(source => new PageName(source.Title, source, isExact: true));
        // Of names that two pages have, a topic's title comes first; else nobody can tell which is meant.
        foreach (var namesakes in titles.Concat(synonyms).Concat(sources)
            .Where(name => IsUsable(name.Text) && !common.Contains(name.Text))
            .GroupBy(name => name.Key, StringComparer.Ordinal))
        {
            var targets = namesakes.Select(name => name.Page).Distinct().ToList();
            var first = namesakes.First();
            if (targets.Count == 1 || (first.Page.Title == first.Text && targets.Count(target => target.Title == first.Text) == 1))
                yield return first;
        }
    }

    /// <summary>A link's text must stay one.</summary>
    private static bool IsUsable(string name) => CountWords(name) > 0 && !name.AsSpan().ContainsAny(MarkUp);

    private static int CountWords(string text)
    {
        var words = new WordTokens(text);
        var count = 0;
        while (words.MoveNext())
            count++;
        return count;
    }
}
