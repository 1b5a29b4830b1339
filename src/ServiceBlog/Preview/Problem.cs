using System.Collections.Immutable;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Reporting;

namespace ServiceBlog.Preview;

/// <summary>An error as the browser shows it.</summary>
/// <param name="Place">File, line and column; empty if it has no place.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Code">The rule's code and name; empty for what is no diagnostic.</param>
/// <param name="Suggestion">How to mend it; empty if nothing is near.</param>
/// <param name="Lines">The line in question and its neighbours.</param>
internal sealed record Problem(string Place, string Message, string Code, string Suggestion, ImmutableArray<ProblemLine> Lines)
{
    private const int Neighbours = 2;
    private const int Width = 160;

    /// <summary>Something outside the content.</summary>
    public static Problem Of(string message) => new("", message, "", "", []);

    public static Problem Of(Diagnostic diagnostic, SourceLines sources) => new(
        diagnostic.Location.ToString(),
        diagnostic.Message,
        $"{diagnostic.Rule.Code} {diagnostic.Rule.Name}",
        diagnostic.Suggestion ?? "",
        Excerpt(diagnostic.Location, sources));

    private static ImmutableArray<ProblemLine> Excerpt(SourceLocation location, SourceLines sources)
    {
        if (location.Line == 0 || sources.Line(location.File, location.Line) is null)
            return [];
        var lines = ImmutableArray.CreateBuilder<ProblemLine>();
        for (var number = location.Line - Neighbours; number <= location.Line + Neighbours; number++)
        {
            if (sources.Line(location.File, number) is not { } text)
                continue;
            var isPlace = number == location.Line;
            var shown = SourceExcerpt.Of(text, isPlace ? location.Column : 1, Width);
            lines.Add(new ProblemLine(number, shown.Text, isPlace && location.Column > 0 ? shown.CaretAt : -1));
        }
        return lines.ToImmutable();
    }
}
