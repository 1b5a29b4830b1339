namespace ServiceBlog.Core.Health;

/// <summary>Topics that stand on little.</summary>
internal static class TopicFindings
{
    public static IEnumerable<HealthFinding> Of(SiteGraph graph)
    {
        foreach (var topic in graph.Topics)
        {
            if (graph[topic].Topic is not { } members)
                continue;
            var count = members.Posts.Length + members.Sources.Length + members.Children.Length;
            if (count < graph.Config.Health.ThinTopic)
            {
                yield return HealthFinding.Of(Rules.ThinTopic, topic, string.Create(CultureInfo.InvariantCulture,
                    $"the topic \"{topic.Title}\" has {count} {(count == 1 ? "member" : "members")}; {graph.Config.Health.ThinTopic} are enough"));
            }
            var sources = members.Sources.Concat(graph[topic].References.Select(reference => reference.Page).Where(page => page.Kind == PageKind.Source)).Distinct().ToList();
            if (sources is [var only])
                yield return HealthFinding.Of(Rules.SingleSourceTopic, topic, $"the topic \"{topic.Title}\" rests on one source, \"{only.Title}\"");
            if (topic.FrontMatter.CurrentView is null)
                yield return HealthFinding.Of(Rules.TopicWithoutView, topic, $"the topic \"{topic.Title}\" names no current view");
        }
    }
}
