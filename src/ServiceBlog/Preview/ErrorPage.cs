using System.Globalization;
using System.Net;
using System.Text;

namespace ServiceBlog.Preview;

/// <summary>What is shown as long as there is no good build: a page that comes alive with the first one.</summary>
internal static class ErrorPage
{
    public static PreviewAnswer For(PreviewState state)
    {
        var title = state.IsBuilt ? "The site could not be built" : "The site is being built";
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{{title}}</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
            h2 { font-size: 1rem }
            pre { overflow-x: auto }
            </style>
            </head>
            <body>
            <main>
            <h1>{{title}}</h1>
            <p>{{(state.IsBuilt ? "The page appears as soon as the errors are mended." : "The page appears as soon as it is there.")}}</p>

            """);
        foreach (var problem in state.Problems)
            Append(page, problem);
        page.Append("</main>\n</body>\n</html>\n");
        return new PreviewAnswer(503, "error.html", ServedFile.Of(Encoding.UTF8.GetBytes(page.ToString())));
    }

    private static void Append(StringBuilder page, Problem problem)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Html(problem.Place)}</h2>\n<p>{Html(problem.Message)}</p>\n");
        if (!problem.Lines.IsEmpty)
            page.Append("<pre tabindex=\"0\">").AppendJoin('\n', problem.Lines.Select(line => Html(string.Create(CultureInfo.InvariantCulture, $"{line.Number,5} | {line.Text}")))).Append("</pre>\n");
        if (problem.Suggestion.Length > 0)
            page.Append(CultureInfo.InvariantCulture, $"<p>{Html(problem.Suggestion)}</p>\n");
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
