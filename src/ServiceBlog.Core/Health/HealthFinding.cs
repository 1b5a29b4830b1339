namespace ServiceBlog.Core.Health;

/// <summary>Something that keeps the knowledge of the site from being sound, though the site builds.</summary>
/// <param name="File">What it belongs to, relative to the input folder; stays when lines move.</param>
/// <param name="Subject">Tells findings of one rule and file apart: a section's id, a tag; empty if there can be only one.</param>
/// <param name="Page">The page it shows on; null if it is the site's.</param>
public sealed record HealthFinding(Diagnostic Diagnostic, string File, string Subject, Page? Page = null)
{
    public static HealthFinding Of(Rule rule, Page page, string message, SourceLocation? place = null, string subject = "", string? suggestion = null) =>
        new(new Diagnostic(rule, place ?? page.FrontMatter.Title?.Location ?? new SourceLocation(page.DisplayPath, 1, 1), message) { Suggestion = suggestion }, page.SourcePath, subject, page);
}

/// <summary>What health found. The same input and the same moment give the same report, in whatever folder the site lies.</summary>
/// <param name="Findings">With the site's severities, without those that are off; by code, file, line, column and subject.</param>
/// <param name="Coverage">Of every source that has sections, by title.</param>
public sealed record HealthReport(ImmutableArray<HealthFinding> Findings, ImmutableArray<SourceCoverage> Coverage);
