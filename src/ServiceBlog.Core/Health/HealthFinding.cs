namespace ServiceBlog.Core.Health;

/// <summary>Something that keeps the knowledge of the site from being sound, though the site builds.</summary>
/// <param name="Diagnostic">What it is, and where.</param>
/// <param name="File">What it belongs to, relative to the input folder; stays when lines move.</param>
/// <param name="Subject">Tells findings of one rule and file apart: a section's id, a tag; empty if there can be only one.</param>
/// <param name="Page">The page it shows on; null if it is the site's.</param>
public sealed record HealthFinding(Diagnostic Diagnostic, string File, string Subject, Page? Page = null)
{
    public static HealthFinding Of(Rule rule, Page page, string message, SourceLocation? place = null, string subject = "") =>
        new(new Diagnostic(rule, place ?? page.FrontMatter.Title?.Location ?? new SourceLocation(page.DisplayPath, 1, 1), message), page.SourcePath, subject, page);
}
