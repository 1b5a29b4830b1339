using System.Text.Json;
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

        var whole = results[1].GetProperty("locations")[0].GetProperty("physicalLocation");
        whole.GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("file:///else%20where/x");
        whole.TryGetProperty("region", out _).ShouldBeFalse();
    }
}
