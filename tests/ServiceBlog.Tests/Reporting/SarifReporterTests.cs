using System.Text.Json;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Reporting;

namespace ServiceBlog.Tests.Reporting;

public sealed class SarifReporterTests
{
    [Fact]
    public void The_log_has_rules_results_and_relative_places()
    {
        using var output = new StringWriter();
        new SarifReporter(output).Report(Sample.Report(Sample.Link, Sample.File));

        using var json = JsonDocument.Parse(output.ToString());
        json.RootElement.GetProperty("version").GetString().ShouldBe("2.1.0");
        var run = json.RootElement.GetProperty("runs").EnumerateArray().ShouldHaveSingleItem();
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        rules.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ShouldBe(["SB0102", "SB0210"]);
        rules[0].GetProperty("help").GetProperty("text").GetString().ShouldNotBeNullOrEmpty();

        var results = run.GetProperty("results");
        results[0].GetProperty("ruleId").GetString().ShouldBe("SB0210");
        results[0].GetProperty("ruleIndex").GetInt32().ShouldBe(1);
        results[0].GetProperty("level").GetString().ShouldBe("error");
        var place = results[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        place.GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("input/posts/a%2C%20b.md");
        place.GetProperty("region").GetProperty("startLine").GetInt32().ShouldBe(3);
        place.GetProperty("region").GetProperty("startColumn").GetInt32().ShouldBe(5);

        place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString().ShouldBe("%SRCROOT%");

        var whole = results[1].GetProperty("locations")[0].GetProperty("physicalLocation");
        whole.GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("file:///else%20where/x");
        whole.TryGetProperty("region", out _).ShouldBeFalse();
    }

    /// <summary>No schema comes with .NET, so what the specification demands of the objects we write stands here (SARIF 2.1.0, section 3).</summary>
    [Fact]
    public void Every_object_has_what_the_specification_demands_and_nothing_it_does_not_know()
    {
        Diagnostic[] diagnostics =
        [
            .. Enum.GetValues<Severity>().Select(severity =>
                new Diagnostic(Rules.BrokenLink, new SourceLocation($"a #?%:é/{severity}.md", 1, 1), "line\r\n\u0001\"two\"") { Severity = severity, Suggestion = "x" }),
            new(Rules.MissingTheme, new SourceLocation("whole.md"), "a file"),
            new(Rules.WrongType, new SourceLocation(""), "nowhere"),
        ];
        using var output = new StringWriter();
        new SarifReporter(output).Report(new RunReport { Diagnostics = [.. diagnostics], Pages = 1 });
        using var json = JsonDocument.Parse(output.ToString());

        Check(json.RootElement, "sarifLog");

        var run = json.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        foreach (var result in run.GetProperty("results").EnumerateArray())
            rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString().ShouldBe(result.GetProperty("ruleId").GetString());
    }

    /// <summary>For each kind of object, the properties it may have: those marked with ! it must have.</summary>
    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["sarifLog"] = "$schema version! runs! inlineExternalProperties properties",
        ["run"] = "tool! invocations conversion language versionControlProvenance originalUriBaseIds artifacts logicalLocations graphs results "
            + "automationDetails baselineGuid redactionTokens defaultEncoding defaultSourceLanguage newlineSequences columnKind taxonomies properties",
        ["tool"] = "driver! extensions properties",
        ["driver"] = "name! guid organization product fullName version semanticVersion informationUri rules notifications taxa properties",
        ["rule"] = "id! name guid shortDescription fullDescription messageStrings defaultConfiguration help helpUri relationships properties",
        ["text"] = "text! markdown properties",
        ["defaultConfiguration"] = "enabled level rank parameters properties",
        ["result"] = "ruleId ruleIndex rule kind level message! analysisTarget locations guid fingerprints partialFingerprints relatedLocations "
            + "suppressions baselineState rank fixes taxa properties",
        ["message"] = "text! markdown id arguments properties",
        ["location"] = "id physicalLocation logicalLocations message annotations relationships properties",
        ["physicalLocation"] = "address artifactLocation! region contextRegion properties",
        ["artifactLocation"] = "uri! uriBaseId index description properties",
        ["region"] = "startLine! startColumn endLine endColumn charOffset charLength byteOffset byteLength snippet message properties",
    };

    private static void Check(JsonElement element, string kind)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Check(item, kind.TrimEnd('s'));
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            var shape = Shapes[kind.EndsWith("Description", StringComparison.Ordinal) || kind == "help" ? "text" : kind].Split(' ');
            var names = element.EnumerateObject().Select(property => property.Name).ToList();
            names.ShouldBeSubsetOf(shape.Select(name => name.TrimEnd('!')), kind);
            shape.Where(name => name.EndsWith('!')).Select(name => name.TrimEnd('!')).ShouldBeSubsetOf(names, kind);
            foreach (var property in element.EnumerateObject())
                Check(property.Value, property.Name);
        }
        else
        {
            CheckValue(element, kind);
        }
    }

    private static void CheckValue(JsonElement value, string name)
    {
        switch (name)
        {
            case "version":
                value.GetString().ShouldNotBeNullOrEmpty();
                break;
            case "level":
                value.GetString().ShouldBeOneOf("none", "note", "warning", "error");
                break;
            case "columnKind":
                value.GetString().ShouldBeOneOf("utf16CodeUnits", "unicodeCodePoints");
                break;
            case "uri":
                Uri.IsWellFormedUriString(value.GetString(), UriKind.RelativeOrAbsolute).ShouldBeTrue(value.GetString());
                value.GetString()!.ShouldAllBe(letter => char.IsAscii(letter) && !" <>\"{}|\\^`".Contains(letter));
                break;
            case "startLine" or "startColumn":
                value.GetInt32().ShouldBeGreaterThanOrEqualTo(1);
                break;
            case "ruleIndex":
                value.GetInt32().ShouldBeGreaterThanOrEqualTo(-1);
                break;
        }
    }
}
