using ServiceBlog.LinkCheck;

namespace ServiceBlog.Core.Checking;

/// <summary>Turns what the link check found into diagnostics.</summary>
public static class FindingDiagnostics
{
    private static readonly FrozenDictionary<FindingKind, Rule> ByKind =
        Enum.GetValues<FindingKind>().ToFrozenDictionary(kind => kind, kind => Rules.Find($"SB0{kind:D}")!);

    extension(Finding finding)
    {
        public Rule Rule => ByKind[finding.Kind];

        public Severity Severity => finding.IsWarning ? Severity.Warning : ByKind[finding.Kind].DefaultSeverity;

        public Diagnostic ToDiagnostic() => new(finding.Rule, new SourceLocation(finding.Path, finding.Place.Line, finding.Place.Column), finding.Message)
        {
            Severity = finding.Severity,
            Page = finding.Path,
            Element = finding.Element,
            Attribute = finding.Attribute,
            Url = finding.Url,
            Suggestion = finding.Suggestion,
        };
    }
}

/// <summary>What a check leaves to the shell, which has a network: the links to other sites, and how to report about them.</summary>
public sealed record ExternalLinkCheck
{
    /// <summary>In ordinal order of their addresses.</summary>
    public ImmutableArray<ExternalLink> Links { get; init; } = [];

    public ExternalLinkSettings Settings { get; init; } = new();

    /// <summary>The site on whose behalf others are asked; null if its address is not known.</summary>
    public Uri? Site { get; init; }

    /// <summary>Leads findings, in order of path, to the lines that their authors can mend, with the site's severities.</summary>
    public Func<ImmutableArray<Finding>, ImmutableArray<Diagnostic>> Attribute { get; init; } =
        findings => [.. findings.Select(finding => finding.ToDiagnostic())];
}
