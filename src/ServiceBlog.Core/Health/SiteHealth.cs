using ServiceBlog.Core.Health.Mentions;

namespace ServiceBlog.Core.Health;

/// <summary>
/// Asks whether the knowledge is sound: what nobody links to, cites or keeps up to date. It reads the graph alone, so it
/// costs a build little, and looks at the texts themselves only for mentions, which are asked for apart. What the clock
/// says decides which pages are stale, and nothing else.
/// </summary>
public sealed class SiteHealth(SiteGraph graph, TagCatalogue catalogue, DateTimeOffset now)
{
    /// <summary>Archived copies of pages of other sites, by the address that they are of.</summary>
    public IReadOnlyDictionary<string, string> Archive { get; init; } = ImmutableDictionary<string, string>.Empty;

    public HealthReport Examine()
    {
        ImmutableArray<SourceCoverage> coverage = [.. graph.Sources.Order(PageOrder.ByTitle).Select(source => SourceCoverage.Of(source, graph))];
        var findings = new PageFindings(graph, now).All()
            .Concat(SourceFindings.Of(coverage, graph))
            .Concat(TopicFindings.Of(graph))
            .Concat(new TagFindings(graph, catalogue).All())
            .Concat(ArchivedLinks());
        return new HealthReport(Weigh(findings), [.. coverage.Where(source => !source.Sections.IsEmpty)]);
    }

    /// <summary>Where texts name a topic or a source without a link to it.</summary>
    /// <param name="read">Gives the Markdown of a page; null if it cannot be read any more.</param>
    public ImmutableArray<Mention> FindMentions(Func<Page, ContentFile?> read, ParallelOptions parallel) =>
        graph.Config.Severities.GetValueOrDefault(Rules.UnlinkedMention.Name, Rules.UnlinkedMention.DefaultSeverity) == Severity.Off
            ? []
            : new MentionFinder(graph).Find(read, parallel);

    /// <summary>Gives findings the site's severities and their order.</summary>
    public ImmutableArray<HealthFinding> Weigh(IEnumerable<HealthFinding> findings) =>
    [
        .. findings
            .Select(finding => graph.Config.Severities.TryGetValue(finding.Diagnostic.Rule.Name, out var severity)
                ? finding with { Diagnostic = finding.Diagnostic with { Severity = severity } }
                : finding)
            .Where(finding => finding.Diagnostic.Severity != Severity.Off)
            .OrderBy(finding => finding.Diagnostic.Rule.Code, StringComparer.Ordinal)
            .ThenBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Diagnostic.Location.Line)
            .ThenBy(finding => finding.Diagnostic.Location.Column)
            .ThenBy(finding => finding.Subject, StringComparer.Ordinal),
    ];

    private IEnumerable<HealthFinding> ArchivedLinks()
    {
        if (Archive.Count == 0)
            yield break;
        foreach (var page in graph.Pages)
        {
            foreach (var link in page.Outline.Links.Where(link => link.IsExternal))
            {
                var url = link.Fragment is null ? link.Target : $"{link.Target}#{link.Fragment}";
                if ((Archive.GetValueOrDefault(url) ?? Archive.GetValueOrDefault(link.Target)) is not { } copy)
                    continue;
                var finding = HealthFinding.Of(Rules.ArchivedLink, page, $"the site knows an archived copy of {url}", link.Location, url);
                yield return finding with { Diagnostic = finding.Diagnostic with { Suggestion = copy, Url = url } };
            }
        }
    }
}
