namespace ServiceBlog.Core.Diagnostics;

/// <summary>One mistake of an author, at its place. Collected, never thrown.</summary>
/// <param name="Suggestion">What to write instead, ready to be pasted; null if nothing is near.</param>
public sealed record Diagnostic(Rule Rule, SourceLocation Location, string Message, string? Suggestion = null)
{
    /// <summary>The rule's own severity until <see cref="Building.SitePipeline"/> applies the site's.</summary>
    public Severity Severity { get; init; } = Rule.DefaultSeverity;

    /// <summary>The published page on which the mistake shows, as a path relative to the output.</summary>
    public string? Page { get; init; }

    /// <summary>The HTML element's name, for mistakes found in HTML.</summary>
    public string? Element { get; init; }

    /// <summary>The HTML attribute's name, for mistakes found in HTML.</summary>
    public string? Attribute { get; init; }

    /// <summary>The URL as written, character references decoded.</summary>
    public string? Url { get; init; }
}

/// <summary>Takes in what authors got wrong.</summary>
internal static class DiagnosticCollection
{
    public static void Report(
        this ICollection<Diagnostic> diagnostics, Rule rule, SourceLocation location, string message, string? suggestion = null) =>
        diagnostics.Add(new Diagnostic(rule, location, message, suggestion));

    public static void AddAll(this ICollection<Diagnostic> diagnostics, IEnumerable<Diagnostic> others)
    {
        foreach (var other in others)
            diagnostics.Add(other);
    }
}

/// <summary>A kind of mistake: what stays the same for every diagnostic of it.</summary>
/// <param name="Code">Stable code, <c>SB</c> and four digits. Never given to another rule.</param>
/// <param name="Name">Stable kebab-case name, by which <c>site.yml</c> sets the severity.</param>
/// <param name="DefaultSeverity">The severity unless the site sets another.</param>
public sealed record Rule(string Code, string Name, Severity DefaultSeverity)
{
    /// <summary>What it means and how to mend it: one paragraph of plain text.</summary>
    public string Explanation => Explanations.Of(this);

    /// <summary>It is about what authors write: files, front matter, links, tags.</summary>
    internal bool IsOfContent => string.CompareOrdinal(Code, "SB05") < 0;

    /// <summary>The site cannot be whole while this stands, so no setting makes it less than an error.</summary>
    public bool IsFatal { get; init; }
}

/// <summary>How much a diagnostic weighs. An <see cref="Error"/> keeps the site from being published.</summary>
public enum Severity { Off, Info, Warning, Error }

/// <summary>A place in a file. Line and column count from 1; 0 means that only the file is known.</summary>
/// <param name="File">The path as the author knows it, with <c>/</c> between its parts.</param>
public readonly record struct SourceLocation(string File, int Line = 0, int Column = 0) : IComparable<SourceLocation>
{
    public int CompareTo(SourceLocation other)
    {
        var byFile = string.CompareOrdinal(File, other.File);
        if (byFile != 0)
            return byFile;
        var byLine = Line.CompareTo(other.Line);
        return byLine != 0 ? byLine : Column.CompareTo(other.Column);
    }

    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";

    public static bool operator <(SourceLocation left, SourceLocation right) => left.CompareTo(right) < 0;

    public static bool operator >(SourceLocation left, SourceLocation right) => left.CompareTo(right) > 0;

    public static bool operator <=(SourceLocation left, SourceLocation right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SourceLocation left, SourceLocation right) => left.CompareTo(right) >= 0;
}
