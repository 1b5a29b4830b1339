using ServiceBlog.Core.Health.Mentions;

namespace ServiceBlog.Core.Health;

/// <summary>Asks whether the knowledge is sound: what no page links to or cites, and what is not kept up to date. It reads the graph alone, so it
/// costs a build little, and looks at the texts themselves only for mentions, which are asked for apart. What the clock says decides which pages are
/// stale, and nothing else.</summary>
public sealed class SiteHealth
{
    private readonly SiteGraph _graph;
    private readonly TagCatalogue _catalogue;
    private readonly DateTimeOffset _now;
    private readonly ParallelOptions _parallel;
    private readonly Lazy<HealthReport> _report;
    private readonly Lazy<Dictionary<string, InputFile>> _files;

    /// <param name="files">Of the pages.</param>
    public SiteHealth(SiteGraph graph, TagCatalogue catalogue, DateTimeOffset now, ImmutableArray<InputFile> files, ParallelOptions parallel)
    {
        (_graph, _catalogue, _now, _parallel) = (graph, catalogue, now, parallel);
        _report = new(Examine);
        _files = new(() => files.ToDictionary(file => file.Path, StringComparer.Ordinal));
    }

    /// <summary>Archived copies of pages of other sites, by the address that they are of.</summary>
    public IReadOnlyDictionary<string, string> Archive { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>All but the mentions, for which every text has to be read again.</summary>
    public HealthReport Report => _report.Value;

    /// <summary>Where texts name a topic or a source without a link to it.</summary>
    public ImmutableArray<Mention> FindMentions() =>
        _graph.Config.Severities.GetValueOrDefault(Rules.UnlinkedMention.Name, Rules.UnlinkedMention.DefaultSeverity) == Severity.Off
            ? []
            : new MentionFinder(_graph).Find(Read, _parallel);

    /// <summary>The files with links in place of mentions, but for those that cannot be changed safely.</summary>
    public ImmutableArray<LinkedFile> LinkMentions(ImmutableArray<Mention> mentions) =>
    [
        .. mentions.GroupBy(mention => mention.Page.SourcePath).Select(ofFile => _files.Value[ofFile.Key] is var file
            && MentionLinks.Apply(file, _graph.Config.TimeZone, [.. ofFile]) is { } bytes
                ? new LinkedFile(file, bytes)
                : null).OfType<LinkedFile>(),
    ];

    /// <summary>Gives findings the site's severities and their order.</summary>
    public ImmutableArray<HealthFinding> ApplySeverities(IEnumerable<HealthFinding> findings) =>
    [
        .. findings
            .Select(finding => _graph.Config.Severities.TryGetValue(finding.Diagnostic.Rule.Name, out var severity)
                ? finding with { Diagnostic = finding.Diagnostic with { Severity = severity } }
                : finding)
            .Where(finding => finding.Diagnostic.Severity != Severity.Off)
            .OrderBy(finding => finding.Diagnostic.Rule.Code, StringComparer.Ordinal)
            .ThenBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Diagnostic.Location.Line)
            .ThenBy(finding => finding.Diagnostic.Location.Column)
            .ThenBy(finding => finding.Subject, StringComparer.Ordinal),
    ];

    private HealthReport Examine()
    {
        ImmutableArray<SourceCoverage> coverage = [.. _graph.Sources.Order(PageOrder.ByTitle).Select(source => SourceCoverage.Of(source, _graph))];
        var findings = new PageFindings(_graph, _now).All()
            .Concat(SourceFindings.Of(coverage, _graph))
            .Concat(TopicFindings.Of(_graph))
            .Concat(TranslationFindings.Of(_graph))
            .Concat(new TagFindings(_graph, _catalogue).All())
            .Concat(ArchivedLinks());
        return new HealthReport(ApplySeverities(findings), [.. coverage.Where(source => !source.Sections.IsEmpty)]);
    }

    private ContentFile? Read(Page page) => ContentReader.Read(_files.Value[page.SourcePath], _graph.Config.TimeZone, new List<Diagnostic>());

    private IEnumerable<HealthFinding> ArchivedLinks() =>
        from page in Archive.Count == 0 ? [] : _graph.Pages
        from link in page.Outline.Links
        where link.IsExternal
        let url = link.Fragment is null ? link.Target : $"{link.Target}#{link.Fragment}"
        let copy = Archive.GetValueOrDefault(url) ?? Archive.GetValueOrDefault(link.Target)
        where copy is not null
        let finding = HealthFinding.Of(Rules.ArchivedLink, page, $"the site knows an archived copy of {url}", link.Location, url, copy)
        select finding with { Diagnostic = finding.Diagnostic with { Url = url } };
}

/// <summary>Something that keeps the knowledge of the site from being sound, though the site builds.</summary>
/// <param name="File">What it belongs to, relative to the input folder; stays when lines move.</param>
/// <param name="Subject">Tells findings of one rule and file apart: a section's id, a tag; empty if there can be only one.</param>
/// <param name="Page">The page it shows on; null if it is the site's.</param>
public sealed record HealthFinding(Diagnostic Diagnostic, string File, string Subject, Page? Page = null)
{
    public static HealthFinding Of(Rule rule, Page page, string message, SourceLocation? place = null, string subject = "", string? suggestion = null) =>
        new(
            new Diagnostic(rule, place ?? page.FrontMatter.Title?.Location ?? new SourceLocation(page.DisplayPath, 1, 1), message, suggestion),
            page.SourcePath, subject, page);
}

/// <summary>What health found. The same input and the same moment give the same report, in whatever folder the site lies.</summary>
/// <param name="Findings">With the site's severities, without those that are off; by code, file, line, column and subject.</param>
/// <param name="Coverage">Of every source that has sections, by title.</param>
public sealed record HealthReport(ImmutableArray<HealthFinding> Findings, ImmutableArray<SourceCoverage> Coverage);
