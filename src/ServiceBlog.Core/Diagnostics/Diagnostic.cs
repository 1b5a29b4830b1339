namespace ServiceBlog.Core.Diagnostics;

/// <summary>One mistake of an author, at its place. Collected, never thrown.</summary>
public sealed record Diagnostic(Rule Rule, SourceLocation Location, string Message)
{
    /// <summary>The rule's own severity until <see cref="Building.SitePipeline"/> applies the site's.</summary>
    public Severity Severity { get; init; } = Rule.DefaultSeverity;

    /// <summary>What to write instead, ready to be pasted; null if nothing is near.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The published page on which the mistake shows, as a path relative to the output.</summary>
    public string? Page { get; init; }

    /// <summary>The HTML element's name, for mistakes found in HTML.</summary>
    public string? Element { get; init; }

    /// <summary>The HTML attribute's name, for mistakes found in HTML.</summary>
    public string? Attribute { get; init; }

    /// <summary>The URL as written, character references decoded.</summary>
    public string? Url { get; init; }
}
