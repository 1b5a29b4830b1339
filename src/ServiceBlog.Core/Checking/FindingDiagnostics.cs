using System.Collections.Frozen;
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
