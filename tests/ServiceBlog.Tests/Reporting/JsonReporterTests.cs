using System.Text.Json;
using ServiceBlog.Reporting;

namespace ServiceBlog.Tests.Reporting;

public sealed class JsonReporterTests
{
    [Fact]
    public void The_object_has_the_shape_of_the_contract()
    {
        using var output = new StringWriter();
        new JsonReporter(output).Report(Sample.Report(Sample.Link, Sample.File));

        using var json = JsonDocument.Parse(output.ToString());
        json.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(["diagnostics", "summary"]);
        var first = json.RootElement.GetProperty("diagnostics")[0];
        first.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["code", "name", "severity", "message", "file", "line", "column", "page", "element", "attribute", "url", "suggestion"]);
        first.GetProperty("severity").GetString().ShouldBe("error");
        first.GetProperty("line").GetInt32().ShouldBe(3);
        first.GetProperty("column").GetInt32().ShouldBe(5);
        json.RootElement.GetProperty("summary").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe("""{"errors":1,"warnings":1,"pages":12,"elapsedMs":1234}""");
    }

    [Fact]
    public void Keys_that_do_not_apply_are_left_out()
    {
        using var output = new StringWriter();
        new JsonReporter(output).Report(Sample.Report(Sample.File));

        using var json = JsonDocument.Parse(output.ToString());
        json.RootElement.GetProperty("diagnostics")[0].EnumerateObject().Select(member => member.Name)
            .ShouldBe(["code", "name", "severity", "message", "file"]);
    }
}
