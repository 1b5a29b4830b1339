namespace ServiceBlog.Core.Health;

/// <summary>Which sources, and which sections of the others, no page uses.</summary>
internal static class SourceFindings
{
    public static IEnumerable<HealthFinding> Of(ImmutableArray<SourceCoverage> coverage, SiteGraph graph)
    {
        foreach (var (source, sections) in coverage)
        {
            if (graph[source].CitedBy.IsEmpty)
            {
                yield return HealthFinding.Of(Rules.UncitedSource, source, $"no page cites \"{source.Title}\"", suggestion: $"[@{source.Key}]");
                continue;
            }
            foreach (var (section, _) in sections.Where(section => !section.IsCited))
            {
                yield return HealthFinding.Of(
                    Rules.UncitedSection, source, $"no page cites the section \"{section.Text}\" of \"{source.Title}\"",
                    section.Location, section.Id, $"[@{source.Key}#{section.Id}]");
            }
        }
    }
}

/// <summary>How much of a source is cited: its sections in their order. One that has a cited section below it counts as cited.</summary>
public sealed record SourceCoverage(Page Source, ImmutableArray<(Heading Section, bool IsCited)> Sections)
{
    public int Cited => Sections.Count(section => section.IsCited);

    public static SourceCoverage Of(Page source, SiteGraph graph)
    {
        var anchors = graph[source].CitedBy
            .SelectMany(page => graph[page].References)
            .Where(reference => reference.Page == source)
            .SelectMany(reference => reference.Anchors)
            .Select(anchor => anchor.Id)
            .ToHashSet(StringComparer.Ordinal);
        var headings = source.Outline.Headings;
        var isCited = new bool[headings.Length];
        var parents = Parents(headings);
        // A section stands before those below it.
        for (var i = headings.Length - 1; i >= 0; i--)
        {
            isCited[i] |= anchors.Contains(headings[i].Id);
            if (isCited[i] && parents[i] >= 0)
                isCited[parents[i]] = true;
        }
        return new SourceCoverage(source, [.. headings.Select((heading, i) => (heading, isCited[i]))]);
    }

    /// <summary>The place of the section that each one is a part of; -1 if there is none.</summary>
    private static int[] Parents(ImmutableArray<Heading> headings)
    {
        var parents = new int[headings.Length];
        var open = new Stack<int>();
        for (var i = 0; i < headings.Length; i++)
        {
            while (open.TryPeek(out var last) && headings[last].Level >= headings[i].Level)
                open.Pop();
            parents[i] = open.TryPeek(out var parent) ? parent : -1;
            open.Push(i);
        }
        return parents;
    }
}
