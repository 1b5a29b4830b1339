namespace ServiceBlog.Impact;

/// <summary>Prints what <c>impact</c> found: for people, as JSON, or as a comment for a pull request.</summary>
internal static class ImpactPrinter
{
    private const int RowsShown = 20;

    public static void Print(ImpactReport report, ImpactFormat format, Terminal terminal)
    {
        switch (format)
        {
            case ImpactFormat.Json:
                Json.Print(terminal.Out, Describe(report));
                break;
            case ImpactFormat.Markdown:
                WriteMarkdown(terminal.Out, report);
                break;
            default:
                WriteText(terminal.Out, report);
                break;
        }
    }

    private static void WriteText(TextWriter output, ImpactReport report)
    {
        output.WriteLine(Opening(report));
        var width = report.Pages.Select(page => page.Url.Length).DefaultIfEmpty().Max();
        foreach (var page in report.Pages)
        {
            output.WriteLine();
            output.Write($"  {Change(page),-8} {Printable.Text(page.Url.PadRight(Math.Min(width, 48)))}");
            var indent = $"\n{new string(' ', Math.Min(width, 48) + 13)}";
            output.Write((page.Reasons.IsEmpty ? "" : "  ") + string.Join(indent, page.Reasons.Select(reason => Printable.Text(Chain(reason)))));
        }
        if (report.Pages.Any())
            output.WriteLine();
        if (report.Others.Any())
        {
            var others = string.Join(", ", report.Others.Select(file => Printable.Text(file.Path)));
            output.WriteLine($"\nAnd {Counted.Noun(report.Others.Count(), "other file")}: {others}");
        }
    }

    private static string Opening(ImpactReport report)
    {
        var files = report.Files.Length switch
        {
            0 => "Nothing that the site is made of",
            <= 3 => string.Join(", ", report.Files.Select(Printable.Text)),
            _ => Counted.Noun(report.Files.Length, "file"),
        };
        var pages = report.Pages.Any() ? Counted.Noun(report.Pages.Count(), "page") : "no page";
        var end = report.Pages.Any() ? ':' : '.';
        if (report.IsSupposed)
            return $"{files}: not edited. Without {(report.Files.Length == 1 ? "it" : "them")}, {pages} would change{end}";
        return report.Files.IsEmpty
            ? $"{files} has changed since {report.ComparedWith}."
            : $"{files} {(report.Files.Length == 1 ? "changes" : "change")} {pages} (compared with {report.ComparedWith}){end}";
    }

    private static void WriteMarkdown(TextWriter output, ImpactReport report)
    {
        output.WriteLine("### What this edit changes on the site");
        output.WriteLine();
        output.WriteLine(Escape(Opening(report).TrimEnd(':', '.')) + ".");
        var pages = report.Pages.ToList();
        if (pages.Count > 0)
        {
            output.WriteLine();
            if (pages.Count > RowsShown)
                output.WriteLine($"<details><summary>{Counted.Noun(pages.Count, "page")}</summary>\n");
            output.WriteLine("| page | | why |");
            output.WriteLine("|---|---|---|");
            foreach (var page in pages)
            {
                var why = string.Join("<br>", page.Reasons.Select(reason => Escape(Chain(reason))));
                output.WriteLine($"| `{page.Url.Replace("|", "\\|", StringComparison.Ordinal)}` | {Change(page)} | {why} |");
            }
            if (pages.Count > RowsShown)
                output.WriteLine("\n</details>");
        }
        if (report.Others.Any())
            output.WriteLine($"\nOther files: {string.Join(", ", report.Others.Select(file => $"`{file.Path}`"))}");
    }

    private static JsonObject Describe(ImpactReport report) => new()
    {
        ["comparedWith"] = report.ComparedWith,
        ["edited"] = Texts(report.Files),
        ["supposed"] = report.IsSupposed,
        ["pages"] = Json.Array(report.Pages.Select(Describe)),
        ["files"] = Json.Array(report.Others.Select(Describe)),
        ["summary"] = new JsonObject { ["pages"] = report.Pages.Count(), ["files"] = report.Others.Count(), ["errors"] = report.Errors.Length },
    };

    private static JsonObject Describe(ImpactedFile file) => Json.Object(
        ("path", file.Path),
        ("url", file.Url),
        ("change", file.Change is null ? "shows" : Change(file)),
        ("reasons", Json.Array(file.Reasons.Select(reason => new JsonObject
        {
            ["file"] = reason.File,
            ["via"] = Texts(reason.Steps),
            ["path"] = $"{file.Url} {Chain(reason)}",
        }))));

    private static JsonArray Texts(IEnumerable<string> texts) => Json.Array(texts.Select(text => (JsonNode)text));

    private static string Chain(Reason reason) => string.Concat(reason.Steps.Append(reason.File).Select((step, i) => i == 0 ? $"← {step}" : $" ← {step}"));

    private static string Change(ImpactedFile file) => file.Change switch
    {
        OutputChange.Added => "added",
        OutputChange.Removed => "removed",
        OutputChange.Changed => "changed",
        _ => "shows it",
    };

    /// <summary>Text of content must not become markup of the forge: the author of a pull request wrote it.</summary>
    private static string Escape(string text) => string.Concat(text.Select(letter =>
        letter is '\n' or '\r' ? " " : "\\`*_[]<>|#@~!".Contains(letter, StringComparison.Ordinal) ? $"\\{letter}" : letter.ToString()));
}
