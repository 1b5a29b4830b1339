using System.Text.Json.Serialization;
using ServiceBlog.Authoring;

namespace ServiceBlog.Preview;

/// <summary>An error as the browser shows it.</summary>
/// <param name="Place">File, line and column; empty if it has no place.</param>
/// <param name="Code">The rule's code and name; empty for what is no diagnostic.</param>
/// <param name="Suggestion">How to mend it; empty if nothing is near.</param>
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
        return
        [
            .. from number in Enumerable.Range(location.Line - Neighbours, 2 * Neighbours + 1)
               let text = sources.Line(location.File, number)
               where text is not null
               let column = number == location.Line ? location.Column : 0
               let shown = SourceExcerpt.Of(text, Math.Max(column, 1), Width)
               select new ProblemLine(number, shown.Text, column > 0 ? shown.CaretAt : -1),
        ];
    }
}

/// <summary>A line of a file with an error.</summary>
/// <param name="Text">The line as it is shown.</param>
/// <param name="CaretAt">Columns before the place of the error; -1 if that is not in this line.</param>
internal readonly record struct ProblemLine(int Number, string Text, int CaretAt);

/// <summary>Problems as the script in the browser reads them.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ImmutableArray<Problem>))]
internal sealed partial class ProblemJson : JsonSerializerContext;

/// <summary>What is shown as long as there is no good build: a page that comes alive with the first one.</summary>
internal static class ErrorPage
{
    public static PreviewAnswer For(PreviewState state)
    {
        var (title, when) = state.IsBuilt
            ? ("The site could not be built", "The page appears as soon as the errors are mended.")
            : ("The site is being built", "The page appears as soon as it is there.");
        var problems = new StringBuilder();
        foreach (var problem in state.Problems)
            Append(problems, problem);
        var page = Builtin.Read("ErrorPage.html").Replace("TITLE", title, StringComparison.Ordinal)
            .Replace("WHEN", when, StringComparison.Ordinal).Replace("PROBLEMS", problems.ToString(), StringComparison.Ordinal);
        return new PreviewAnswer(503, "error.html", ServedFile.Of(Encoding.UTF8.GetBytes(page)));
    }

    private static void Append(StringBuilder page, Problem problem)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Html(problem.Place)}</h2>\n<p>{Html(problem.Message)}</p>\n");
        if (!problem.Lines.IsEmpty)
        {
            var lines = problem.Lines.Select(line => Html(Invariant($"{line.Number,5} | {line.Text}")));
            page.Append("<pre tabindex=\"0\">").AppendJoin('\n', lines).Append("</pre>\n");
        }
        if (problem.Suggestion.Length > 0)
            page.Append(CultureInfo.InvariantCulture, $"<p>{Html(problem.Suggestion)}</p>\n");
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
