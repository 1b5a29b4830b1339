using System.Text.Encodings.Web;

namespace ServiceBlog.Reporting;

/// <summary>One JSON object, as the guide lays it down. Keys that do not apply are left out.</summary>
internal sealed class JsonReporter(TextWriter output) : IReporter
{
    public void Report(RunReport report) => Json.Print(output, Json.Object(
        ("diagnostics", Json.Array(report.Diagnostics.Select(Describe))),
        ("summary", new JsonObject
        {
            ["errors"] = report.Errors,
            ["warnings"] = report.Warnings,
            ["pages"] = report.Pages,
            ["elapsedMs"] = (long)report.Elapsed.TotalMilliseconds,
        }),
        ("health", report.Health is { } health ? Describe(health) : null)));

    private static JsonObject Describe(HealthSummary health) => Json.Object(
        ("known", health.Comparison?.Known.Length),
        ("mended", health.Comparison?.Mended.Length),
        ("externalLinks", health.Answers.Links),
        ("externalLinksKnown", health.Answers.Known),
        ("coverage", Json.Array(health.Coverage.Select(source => new JsonObject
        {
            ["file"] = source.Source.DisplayPath,
            ["cited"] = source.Cited,
            ["sections"] = source.Sections.Length,
        }))));

    private static JsonObject Describe(Diagnostic diagnostic) => Json.Object(
        ("code", diagnostic.Rule.Code),
        ("name", diagnostic.Rule.Name),
        ("severity", diagnostic.Severity.ToString().ToLowerInvariant()),
        ("message", diagnostic.Message),
        ("file", Known(diagnostic.Location.File)),
        ("line", Known(diagnostic.Location.Line)),
        ("column", Known(diagnostic.Location.Column)),
        ("page", Known(diagnostic.Page)),
        ("element", Known(diagnostic.Element)),
        ("attribute", Known(diagnostic.Attribute)),
        ("url", diagnostic.Url), // an empty one is a mistake worth telling
        ("suggestion", Known(diagnostic.Suggestion)));

    private static string? Known(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static int? Known(int value) => value > 0 ? value : null;
}

internal static class Json
{
    /// <summary>Letters stay letters: the text goes to a file or a pipe, never into HTML.</summary>
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>An object without the members that are null.</summary>
    public static JsonObject Object(params ReadOnlySpan<(string Key, JsonNode? Value)> members)
    {
        var made = new JsonObject();
        foreach (var (key, value) in members)
        {
            if (value is not null)
                made.Add(key, value);
        }
        return made;
    }

    public static JsonArray Array(IEnumerable<JsonNode?> items) => [.. items];

    /// <summary>Prints one value and the end of a line.</summary>
    public static void Print(TextWriter output, JsonNode value)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
            value.WriteTo(json);
        output.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n");
    }
}
