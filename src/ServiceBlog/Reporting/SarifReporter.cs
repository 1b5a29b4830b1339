namespace ServiceBlog.Reporting;

/// <summary>SARIF 2.1.0 (OASIS), which code scanning and editors read. Files inside the working directory have relative URIs, as GitHub wants them,
/// the others <c>file:</c> ones.</summary>
internal sealed class SarifReporter(TextWriter output) : IReporter
{
    public void Report(RunReport report)
    {
        var rules = report.Diagnostics.Select(diagnostic => diagnostic.Rule)
            .DistinctBy(rule => rule.Code).OrderBy(rule => rule.Code, StringComparer.Ordinal).ToImmutableArray();
        var run = new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "ServiceBlog",
                    ["version"] = ToolVersion.Current,
                    ["rules"] = Json.Array(rules.Select(Describe)),
                },
            },
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = Json.Array(report.Diagnostics.Select(diagnostic => Describe(diagnostic, rules.IndexOf(diagnostic.Rule)))),
        };
        Json.Print(output, new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(run),
        });
    }

    private static JsonObject Describe(Rule rule) => new()
    {
        ["id"] = rule.Code,
        ["name"] = rule.Name,
        ["shortDescription"] = Text(rule.Name.Replace('-', ' ')),
        ["fullDescription"] = Text(rule.Explanation),
        ["help"] = Text(rule.Explanation),
        ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.DefaultSeverity) },
    };

    private static JsonObject Describe(Diagnostic diagnostic, int ruleIndex) => Json.Object(
        ("ruleId", diagnostic.Rule.Code),
        ("ruleIndex", ruleIndex),
        ("level", Level(diagnostic.Severity)),
        ("message", Text(diagnostic.Message + (diagnostic.Suggestion is { } suggestion ? $" (help: {suggestion})" : ""))),
        ("locations", diagnostic.Location.File.Length > 0 ? new JsonArray(Describe(diagnostic.Location)) : null));

    private static JsonObject Describe(SourceLocation location) => new()
    {
        ["physicalLocation"] = Json.Object(
            ("artifactLocation", Artifact(location.File)),
            ("region", location.Line == 0 ? null : Json.Object(
                ("startLine", location.Line),
                ("startColumn", location.Column > 0 ? location.Column : null)))),
    };

    /// <summary><c>%SRCROOT%</c> is by convention the top of the repository.</summary>
    private static JsonObject Artifact(string path) => Path.IsPathRooted(path)
        ? new JsonObject { ["uri"] = new Uri(path).AbsoluteUri }
        : new JsonObject { ["uri"] = string.Join('/', path.Split('/').Select(Uri.EscapeDataString)), ["uriBaseId"] = "%SRCROOT%" };

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "note",
        _ => "none",
    };

    private static JsonObject Text(string text) => new() { ["text"] = text };
}
