using ServiceBlog.Core.Health;
using static ServiceBlog.Core.Rendering.Models.SiteModels;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What <c>page.health</c> holds. Files are named as they lie in the input folder, since the page must be the same wherever that folder
/// lies.</summary>
public static class HealthMembers
{
    public static readonly ModelMembers<(HealthFinding Finding, SiteModels Models)> OfFinding = new(
        ("message", view => view.Finding.Diagnostic.Message),
        ("file", view => view.Finding.Page?.FilePath ?? view.Finding.File),
        ("line", view => view.Finding.Diagnostic.Location.Line),
        ("subject", view => view.Finding.Subject),
        ("suggestion", view => view.Finding.Diagnostic.Suggestion),
        ("title", view => view.Finding.Page?.Title),
        ("url", view => view.Finding.Page is { } page ? view.Models.UrlOf(page.Path) : null));

    public static readonly ModelMembers<(Rule Rule, ImmutableArray<HealthFinding> Findings, SiteModels Models)> OfGroup = new(
        ("code", view => view.Rule.Code),
        ("name", view => view.Rule.Name),
        ("explanation", view => view.Rule.Explanation),
        ("findings", view => List(view.Findings, finding => OfFinding.ToValue((finding, view.Models)))));

    public static readonly ModelMembers<(Heading Section, bool IsCited, Page Source, SiteModels Models)> OfSection = new(
        ("text", view => view.Section.Text),
        ("url", view => $"{view.Models.UrlOf(view.Source.Path)}#{UrlPath.Encode(view.Section.Id)}"),
        ("cited", view => view.IsCited));

    public static readonly ModelMembers<(SourceCoverage Coverage, SiteModels Models)> OfCoverage = new(
        ("title", view => view.Coverage.Source.Title),
        ("url", view => view.Models.UrlOf(view.Coverage.Source.Path)),
        ("cited", view => view.Coverage.Cited),
        ("total", view => view.Coverage.Sections.Length),
        ("sections", view => List(view.Coverage.Sections, section =>
            OfSection.ToValue((section.Section, section.IsCited, view.Coverage.Source, view.Models)))));

    public static readonly ModelMembers<(HealthReport Report, SiteModels Models)> OfHealth = new(
        ("count", view => view.Report.Findings.Length),
        ("groups", view => List(Groups(view.Report), group => OfGroup.ToValue((group.Rule, group.Findings, view.Models)))),
        ("coverage", view => List(view.Report.Coverage, coverage => OfCoverage.ToValue((coverage, view.Models)))));

    private static ImmutableArray<(Rule Rule, ImmutableArray<HealthFinding> Findings)> Groups(HealthReport report) =>
        [.. report.Findings.GroupBy(finding => finding.Diagnostic.Rule).Select(group => (group.Key, group.ToImmutableArray()))];
}
