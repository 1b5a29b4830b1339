namespace ServiceBlog.Core.Health;

/// <summary>Which sources, and which sections of the others, nobody has made anything of.</summary>
internal static class SourceFindings
{
    public static IEnumerable<HealthFinding> Of(ImmutableArray<SourceCoverage> coverage, SiteGraph graph)
    {
        foreach (var (source, sections) in coverage)
        {
            if (graph[source].CitedBy.IsEmpty)
            {
                var finding = HealthFinding.Of(Rules.UncitedSource, source, $"no page cites \"{source.Title}\"");
                yield return finding with { Diagnostic = finding.Diagnostic with { Suggestion = $"[@{source.Key}]" } };
                continue;
            }
            foreach (var (section, _) in sections.Where(section => !section.IsCited))
            {
                var finding = HealthFinding.Of(
                    Rules.UncitedSection, source, $"no page cites the section \"{section.Text}\" of \"{source.Title}\"", section.Location, section.Id);
                yield return finding with { Diagnostic = finding.Diagnostic with { Suggestion = $"[@{source.Key}#{section.Id}]" } };
            }
        }
    }
}
