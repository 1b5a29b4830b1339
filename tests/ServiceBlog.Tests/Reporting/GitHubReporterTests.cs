using ServiceBlog.Reporting;

namespace ServiceBlog.Tests.Reporting;

public sealed class GitHubReporterTests
{
    [Fact]
    public void Annotations_are_escaped_as_documented()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        new GitHubReporter(new Terminal(output, error)).Report(Sample.Report(Sample.Link, Sample.File));

        output.ToString().Split('\n').ShouldBe(
        [
            "::error file=input/posts/a%2C b.md,line=3,col=5,title=SB0210 invalid-address::there is no page \"crm\"%0Ahelp: crm-basics",
            "::warning file=/else where/x,title=SB0102 symbolic-link::100%25 odd:%0D%0Abroken",
            "",
        ]);
        error.ToString().ShouldContain("12 pages, 1 warning, 1 error.");
    }

    [Fact]
    public void No_control_character_of_a_file_name_reaches_the_log()
    {
        using var output = new StringWriter();
        new GitHubReporter(new Terminal(output, TextWriter.Null)).Report(
            Sample.Report(Sample.Link with { Location = new("a\e[31m.md", 1, 1), Message = "no file \"b\e[31m\"" }));

        output.ToString().ShouldNotContain('\e');
    }
}
