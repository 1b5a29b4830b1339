using System.Text.Json.Serialization;
using ServiceBlog.Core.Health;

namespace ServiceBlog.Baselines;

/// <summary>A finding that is known. Lines are not part of it, since they move with every edit.</summary>
/// <param name="Code">Its rule's.</param>
/// <param name="Name">Its rule's, for people.</param>
/// <param name="File">Relative to the input folder.</param>
/// <param name="Subject">Tells findings of one rule and file apart; null if there can be only one.</param>
/// <param name="Reason">Why it may stay, in somebody's words; null if nobody has said.</param>
internal sealed record BaselineEntry(string Code, string Name, string File, string? Subject, string? Reason)
{
    /// <summary>What a finding is known by.</summary>
    [JsonIgnore]
    public (string Code, string File, string Subject) Key => (Code, File, Subject ?? "");

    public static BaselineEntry Of(HealthFinding finding) => new(
        finding.Diagnostic.Rule.Code, finding.Diagnostic.Rule.Name, finding.File, finding.Subject.Length == 0 ? null : finding.Subject, Reason: null);
}
