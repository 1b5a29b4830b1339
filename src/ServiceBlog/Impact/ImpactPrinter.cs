using System.Text.Json;
using ServiceBlog.Core.Impact;
using ServiceBlog.Reporting;

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
                JsonText.Print(terminal.Out, json => WriteJson(json, report));
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
            var isFirst = true;
            foreach (var reason in page.Reasons)
            {
                output.Write(isFirst ? "  " : $"\n{new string(' ', Math.Min(width, 48) + 13)}");
                output.Write(Printable.Text(Chain(reason)));
                isFirst = false;
            }
        }
        if (report.Pages.Any())
            output.WriteLine();
        if (report.Others.Any())
            output.WriteLine($"\nAnd {Counted.Noun(report.Others.Count(), "other file")}: {string.Join(", ", report.Others.Select(file => Printable.Text(file.Path)))}");
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
                output.WriteLine($"| `{page.Url.Replace("|", "\\|", StringComparison.Ordinal)}` | {Change(page)} | {string.Join("<br>", page.Reasons.Select(reason => Escape(Chain(reason))))} |");
            if (pages.Count > RowsShown)
                output.WriteLine("\n</details>");
        }
        if (report.Others.Any())
            output.WriteLine($"\nOther files: {string.Join(", ", report.Others.Select(file => $"`{file.Path}`"))}");
    }

    private static void WriteJson(Utf8JsonWriter json, ImpactReport report)
    {
        json.WriteStartObject();
        json.WriteString("comparedWith", report.ComparedWith);
        WriteTexts(json, "edited", report.Files);
        json.WriteBoolean("supposed", report.IsSupposed);
        WriteFiles(json, "pages", report.Pages);
        WriteFiles(json, "files", report.Others);
        json.WriteStartObject("summary");
        json.WriteNumber("pages", report.Pages.Count());
        json.WriteNumber("files", report.Others.Count());
        json.WriteNumber("errors", report.Errors.Length);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFiles(Utf8JsonWriter json, string name, IEnumerable<ImpactedFile> files)
    {
        json.WriteStartArray(name);
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteString("url", file.Url);
            if (file.Change is not null)
                json.WriteString("change", Change(file));
            json.WriteStartArray("reasons");
            foreach (var reason in file.Reasons)
            {
                json.WriteStartObject();
                json.WriteString("file", reason.File);
                WriteTexts(json, "via", reason.Steps);
                json.WriteString("path", $"{file.Url} {Chain(reason)}");
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string Chain(Reason reason) => string.Concat(reason.Steps.Append(reason.File).Select((step, i) => i == 0 ? $"← {step}" : $" ← {step}"));

    private static string Change(ImpactedFile file) => file.Change switch
    {
        OutputChange.Added => "added",
        OutputChange.Removed => "removed",
        OutputChange.Changed => "changed",
        _ => "",
    };

    /// <summary>Text of content must not become markup of the forge: it comes from whoever wrote the pull request.</summary>
    private static string Escape(string text) => string.Concat(text.Select(letter =>
        letter is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#' or '@' or '~' or '!' ? $"\\{letter}" : letter is '\n' or '\r' ? " " : letter.ToString()));
}
