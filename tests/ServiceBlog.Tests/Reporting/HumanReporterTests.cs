using ServiceBlog.Core.Building;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Files.Publishing;
using ServiceBlog.Reporting;

namespace ServiceBlog.Tests.Reporting;

public sealed class HumanReporterTests
{
    [Fact]
    public void A_diagnostic_shows_its_line_a_caret_and_help()
    {
        var text = Print(Sample.Report(Sample.Link), "one\ntwo\nsee [[crm]]\n");

        text.ShouldStartWith(
            """
            input/posts/a, b.md:3:5: error: there is no page "crm" [SB0210 invalid-address]
                3 | see [[crm]]
                  |     ^
              help: crm-basics

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_file_that_is_gone_has_no_excerpt() =>
        Print(Sample.Report(Sample.Link), text: null).ShouldNotContain("|");

    [Fact]
    public void Files_are_kept_apart_by_an_empty_line()
    {
        var other = Sample.Link with { Location = new SourceLocation("b.md", 9, 1), Suggestion = null };

        Print(Sample.Report(Sample.Link, Sample.Link, other), text: null).Split("\n\n").Length.ShouldBe(3);
    }

    [Fact]
    public void Control_characters_of_the_content_do_not_reach_the_terminal()
    {
        var evil = Sample.Link with { Message = "title \e]0;owned\a", Suggestion = "\e[2J" };

        Print(Sample.Report(evil), "1\n2\n\e[31mred\u202E").ShouldNotContain('\e');
    }

    [Fact]
    public void Colour_is_used_only_where_it_shows()
    {
        using var output = new StringWriter { NewLine = "\n" };
        new HumanReporter(new Terminal(output, TextWriter.Null) { ShowsColour = true }, new SourceLines(_ => null)).Report(Sample.Report(Sample.Link));

        output.ToString().ShouldContain("\e[1;31merror\e[0m");
        Print(Sample.Report(Sample.Link), text: null).ShouldNotContain('\e');
    }

    [Fact]
    public void The_summary_says_what_was_done_and_what_to_do_next() =>
        Print(Sample.Report() with { Output = "output", Published = new PublishSummary(1, 1234, 0) }, text: null).ShouldBe(
            """
            Built in 1.2 s: 12 pages, 1 file written, 1,234 unchanged, 0 removed, 0 warnings, 0 errors.
            The site is in output/index.html. To look at it, run preview in place of build.

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Timings_are_shown_on_request()
    {
        var report = Sample.Report() with { IsVerbose = true, Timings = [(BuildPhase.Input, TimeSpan.FromMilliseconds(40))] };

        Print(report, text: null).ShouldStartWith("  Input             40 ms\n");
    }

    private static string Print(RunReport report, string? text)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new HumanReporter(new Terminal(output, TextWriter.Null), new SourceLines(_ => text)).Report(report);
        return output.ToString();
    }
}
