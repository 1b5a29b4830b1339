namespace ServiceBlog.Core.Checking;

/// <summary>A mistake in a file of the built site, with all that is needed to find its cause in the content.</summary>
/// <param name="Path">The file, relative to the site's root.</param>
public sealed record Finding(Rule Rule, string Path, Place Place, string Message)
{
    public Severity Severity { get; init; } = Rule.DefaultSeverity;

    public string? Element { get; init; }

    public string? Attribute { get; init; }

    /// <summary>The address as written, character references decoded.</summary>
    public string? Url { get; init; }

    public string? Suggestion { get; init; }

    public Diagnostic ToDiagnostic() => new(Rule, new SourceLocation(Path, Place.Line, Place.Column), Message)
    {
        Severity = Severity,
        Page = Path,
        Element = Element,
        Attribute = Attribute,
        Url = Url,
        Suggestion = Suggestion,
    };
}
