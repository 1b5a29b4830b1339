using System.Collections.Immutable;
using System.Text.Json;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Reporting;

/// <summary>
/// SARIF 2.1.0 (OASIS), which code scanning and editors read. Files inside the working directory have relative URIs,
/// as GitHub wants them, the others <c>file:</c> ones.
/// </summary>
internal sealed class SarifReporter(TextWriter output) : IReporter
{
    public void Report(RunReport report) => JsonText.Print(output, json => Write(json, report));

    private static void Write(Utf8JsonWriter json, RunReport report)
    {
        var rules = report.Diagnostics.Select(diagnostic => diagnostic.Rule)
            .DistinctBy(rule => rule.Code).OrderBy(rule => rule.Code, StringComparer.Ordinal).ToImmutableArray();
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var diagnostic in report.Diagnostics)
            WriteResult(json, diagnostic, rules.IndexOf(diagnostic.Rule));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, ImmutableArray<Rule> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "ServiceBlog");
        json.WriteString("version", ToolVersion.Current);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
            WriteRule(json, rule);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Code);
        json.WriteString("name", rule.Name);
        WriteText(json, "shortDescription", rule.Name.Replace('-', ' '));
        WriteText(json, "fullDescription", rule.Explanation);
        WriteText(json, "help", rule.Explanation);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(rule.DefaultSeverity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, int ruleIndex)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Rule.Code);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", Level(diagnostic.Severity));
        var help = diagnostic.Suggestion is { } suggestion ? $" (help: {suggestion})" : "";
        WriteText(json, "message", diagnostic.Message + help);
        if (diagnostic.Location.File.Length > 0)
            WriteLocation(json, diagnostic.Location);
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, SourceLocation location)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        WriteFile(json, location.File);
        json.WriteEndObject();
        if (location.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", location.Line);
            if (location.Column > 0)
                json.WriteNumber("startColumn", location.Column);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteFile(Utf8JsonWriter json, string path)
    {
        if (Path.IsPathRooted(path))
        {
            json.WriteString("uri", new Uri(path).AbsoluteUri);
            return;
        }
        json.WriteString("uri", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", "%SRCROOT%"); // by convention, the top of the repository
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "note",
        _ => "none",
    };

    private static void WriteText(Utf8JsonWriter json, string key, string text)
    {
        json.WriteStartObject(key);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
