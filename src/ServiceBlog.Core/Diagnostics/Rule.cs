namespace ServiceBlog.Core.Diagnostics;

/// <summary>A kind of mistake: what stays the same for every diagnostic of it.</summary>
/// <param name="Code">Stable code, <c>SB</c> and four digits. Never given to another rule.</param>
/// <param name="Name">Stable kebab-case name, by which <c>site.yml</c> sets the severity.</param>
/// <param name="DefaultSeverity">The severity unless the site sets another.</param>
/// <param name="Explanation">What it means and how to mend it: one paragraph of plain text.</param>
public sealed record Rule(string Code, string Name, Severity DefaultSeverity, string Explanation)
{
    /// <summary>The site cannot be whole while this stands, so no setting makes it less than an error.</summary>
    public bool IsFatal { get; init; }
}
