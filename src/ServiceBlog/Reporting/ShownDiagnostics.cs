using System.Collections.Immutable;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Reporting;

/// <summary>
/// The diagnostics that a report for people shows: all of them if it is asked to say more, else the first of each kind.
/// Errors and warnings of one rule are two kinds, so that no error hides behind warnings.
/// </summary>
/// <param name="Each">Those to show, in their order.</param>
/// <param name="More">How many of which kind are not shown.</param>
internal sealed record ShownDiagnostics(
    ImmutableArray<Diagnostic> Each, ImmutableArray<(Rule Rule, Severity Severity, int Count)> More)
{
    public const int MostOfAKind = 20;

    public static ShownDiagnostics Of(RunReport report)
    {
        if (report.IsVerbose)
            return new ShownDiagnostics(report.Diagnostics, []);
        var counts = new Dictionary<(Rule Rule, Severity Severity), int>();
        var each = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var diagnostic in report.Diagnostics)
        {
            var kind = (diagnostic.Rule, diagnostic.Severity);
            if ((counts[kind] = counts.GetValueOrDefault(kind) + 1) <= MostOfAKind)
                each.Add(diagnostic);
        }
        return new ShownDiagnostics(each.ToImmutable(),
        [
            .. counts.Where(kind => kind.Value > MostOfAKind)
                .Select(kind => (kind.Key.Rule, kind.Key.Severity, kind.Value - MostOfAKind))
                .OrderBy(kind => kind.Rule.Code, StringComparer.Ordinal).ThenByDescending(kind => kind.Severity),
        ]);
    }
}
