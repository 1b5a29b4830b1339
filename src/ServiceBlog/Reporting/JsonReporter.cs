using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Reporting;

/// <summary>One JSON object, as the contract in DESIGN.md lays it down. Keys that do not apply are left out.</summary>
internal sealed class JsonReporter(TextWriter output) : IReporter
{
    public void Report(RunReport report) => JsonText.Print(output, json => Write(json, report));

    private static void Write(Utf8JsonWriter json, RunReport report)
    {
        json.WriteStartObject();
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in report.Diagnostics)
            Write(json, diagnostic);
        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("errors", report.Errors);
        json.WriteNumber("warnings", report.Warnings);
        json.WriteNumber("pages", report.Pages);
        json.WriteNumber("elapsedMs", (long)report.Elapsed.TotalMilliseconds);
        json.WriteEndObject();
        if (report.Health is { } health)
            Write(json, health);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, HealthSummary health)
    {
        json.WriteStartObject("health");
        if (health.Comparison is { } comparison)
        {
            json.WriteNumber("known", comparison.Known.Length);
            json.WriteNumber("mended", comparison.Mended.Length);
        }
        json.WriteNumber("externalLinks", health.Answers.Links);
        json.WriteNumber("externalLinksKnown", health.Answers.Known);
        json.WriteStartArray("coverage");
        foreach (var source in health.Coverage)
        {
            json.WriteStartObject();
            json.WriteString("file", source.Source.DisplayPath);
            json.WriteNumber("cited", source.Cited);
            json.WriteNumber("sections", source.Sections.Length);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Rule.Code);
        json.WriteString("name", diagnostic.Rule.Name);
        json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
        json.WriteString("message", diagnostic.Message);
        WriteIfKnown(json, "file", diagnostic.Location.File);
        WriteIfKnown(json, "line", diagnostic.Location.Line);
        WriteIfKnown(json, "column", diagnostic.Location.Column);
        WriteIfKnown(json, "page", diagnostic.Page);
        WriteIfKnown(json, "element", diagnostic.Element);
        WriteIfKnown(json, "attribute", diagnostic.Attribute);
        if (diagnostic.Url is not null)
            json.WriteString("url", diagnostic.Url); // an empty one is a mistake worth telling
        WriteIfKnown(json, "suggestion", diagnostic.Suggestion);
        json.WriteEndObject();
    }

    private static void WriteIfKnown(Utf8JsonWriter json, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(key, value);
    }

    private static void WriteIfKnown(Utf8JsonWriter json, string key, int value)
    {
        if (value > 0)
            json.WriteNumber(key, value);
    }
}

/// <summary>Prints one JSON value and the end of a line.</summary>
internal static class JsonText
{
    /// <summary>Letters stay letters: the text goes to a file or a pipe, never into HTML.</summary>
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    public static void Print(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
            write(json);
        output.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n");
    }
}
