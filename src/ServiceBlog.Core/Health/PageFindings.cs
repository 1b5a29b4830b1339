namespace ServiceBlog.Core.Health;

/// <summary>What is wrong with single pages: nothing leads to them or on from them, or no author has looked at them for long.</summary>
internal sealed class PageFindings(SiteGraph graph, DateTimeOffset now)
{
    private readonly HashSet<Page> _named = PagesNamed(graph);
    private readonly HashSet<string> _menu = [.. graph.Config.Languages.SelectMany(language => language.Menu).SelectMany(item => item.All)
        .Select(item => UrlPath.IsExternal(item.Url) ? graph.Config.PathOf(item.Url) : Uri.UnescapeDataString(item.Url)).OfType<string>().Select(Path)];
    private readonly HashSet<string> _lists = [.. graph.Lists.SelectMany(list =>
        new[] { graph.Config.UrlOf(list.Path), graph.Config.AbsoluteUrlOf(list.Path) }).Select(Path)];

    public IEnumerable<HealthFinding> All()
    {
        foreach (var page in graph.Pages)
        {
            var connections = graph[page];
            if (connections.Backlinks.IsEmpty && connections.RelatedBy.IsEmpty && !_named.Contains(page)
                && !_menu.Contains(Path(page.Path)) && !IsTranslation(page))
                yield return HealthFinding.Of(Rules.OrphanPage, page, $"nothing leads to \"{page.Title}\" but lists");
            if (IsDeadEnd(page, connections))
                yield return HealthFinding.Of(Rules.DeadEnd, page, $"the text of \"{page.Title}\" has no link to another page");
            if (page.FrontMatter.Summary is null)
                yield return HealthFinding.Of(Rules.MissingSummary, page, $"\"{page.Title}\" has no summary");
            if (ReviewPeriod.DueOf(page.FrontMatter) is { } due && due <= now)
                yield return HealthFinding.Of(Rules.StalePage, page, Overdue(page, due), page.FrontMatter.ReviewEvery?.Location);
            if (page.FrontMatter.Reviewed is { IsVoid: true } review)
                yield return HealthFinding.Of(Rules.VoidReview, page, $"\"{page.Title}\" was edited after {NameOf(review)}", review.Location);
        }
    }

    /// <summary>The original leads to it.</summary>
    private bool IsTranslation(Page page) => page.Edition.Length > 0 && graph.Translations.Of(page, "") is not null;

    private bool IsDeadEnd(Page page, PageConnections connections)
    {
        if (page.FrontMatter.Verbatim || page.Outline.WordCount == 0 || !connections.Relations.IsEmpty || connections.Topic is { CurrentView: not null })
            return false;
        for (var i = 0; i < connections.Links.Length; i++)
        {
            var link = page.Outline.Links[i];
            if (link.Kind is LinkKind.Image or LinkKind.RawImage)
                continue;
            if (connections.Links[i].Page is { } target ? target != page : _lists.Contains(Path(connections.Links[i].Url)))
                return false;
        }
        return true;
    }

    private static string Overdue(Page page, DateTimeOffset due)
    {
        var every = page.FrontMatter.ReviewEvery?.Value;
        return due == DateTimeOffset.MinValue
            ? $"\"{page.Title}\" is to be reviewed every {every}, and never was"
            : string.Create(CultureInfo.InvariantCulture, $"\"{page.Title}\" is to be reviewed every {every}; it was due on {due:yyyy-MM-dd}");
    }

    private static string NameOf(Review review)
    {
        var by = review.By is { } name ? $" by {name}" : "";
        return review.Date is { } date
            ? string.Create(CultureInfo.InvariantCulture, $"its review of {date:yyyy-MM-dd}{by}")
            : $"its review{by}";
    }

    /// <summary>The pages that front matter leads to: topics, their parents and their current views.</summary>
    private static HashSet<Page> PagesNamed(SiteGraph graph)
    {
        var named = new HashSet<Page>();
        foreach (var connections in graph.Connections.Values)
        {
            named.UnionWith(connections.Topics);
            if (connections.Topic?.Parent is { } parent)
                named.Add(parent);
            if (connections.Topic?.CurrentView is { } view)
                named.Add(view);
        }
        return named;
    }

    /// <summary>Without the slash at the end, which authors leave out at times.</summary>
    private static string Path(string url) => url.Split('#', '?')[0].TrimEnd('/');
}

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
            var sources = members.Sources.Concat(graph[topic].References.Select(reference => reference.Page)
                .Where(page => page.Kind == PageKind.Source)).Distinct().ToList();
            if (sources is [var only])
                yield return HealthFinding.Of(Rules.SingleSourceTopic, topic, $"the topic \"{topic.Title}\" rests on one source, \"{only.Title}\"");
            if (topic.FrontMatter.CurrentView is null)
                yield return HealthFinding.Of(Rules.TopicWithoutView, topic, $"the topic \"{topic.Title}\" names no current view");
        }
    }
}
