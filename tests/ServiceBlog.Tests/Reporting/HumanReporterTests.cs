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
            The site is in output. To look at it, run preview in place of build.

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Timings_are_shown_on_request()
    {
        var report = Sample.Report() with { IsVerbose = true, Timings = [(BuildPhase.Input, TimeSpan.FromMilliseconds(40))] };

        Print(report, text: null).ShouldStartWith("  Input             40 ms\n");
    }

    [Fact]
    public void Of_one_kind_no_more_are_shown_than_anyone_reads_and_the_others_are_counted()
    {
        var many = Enumerable.Range(1, 36_000).Select(line => Sample.Link with { Location = new SourceLocation("a.md", line, 1), Suggestion = null });
        var others = Enumerable.Range(1, 21).Select(line => Sample.File with { Location = new SourceLocation("b.md", line, 1) });
        var report = Sample.Report([.. many, .. others]);

        var lines = Print(report, text: null).Split('\n');

        lines.Count(line => line.EndsWith("[SB0210 invalid-address]", StringComparison.Ordinal)).ShouldBe(20);
        lines.ShouldContain("error: … and 35,980 more invalid-address [SB0210]");
        lines.ShouldContain($"warning: … and 1 more {Sample.File.Rule.Name} [{Sample.File.Rule.Code}]");
        lines.ShouldContain("To see all of them: --verbose, or --format json for programs.");
        lines.ShouldContain(line => line.EndsWith("12 pages, 21 warnings, 36,000 errors.", StringComparison.Ordinal));
        Print(report with { IsVerbose = true }, text: null).Split('\n')
            .Count(line => line.EndsWith("[SB0210 invalid-address]", StringComparison.Ordinal)).ShouldBe(36_000);
    }

    [Fact]
    public void Twenty_of_a_kind_are_all_shown() =>
        Print(Sample.Report([.. Enumerable.Repeat(Sample.Link, 20)]), text: null).ShouldNotContain("more");

    [Fact]
    public void An_error_does_not_hide_behind_warnings_of_its_rule()
    {
        var warning = Sample.Link with { Severity = Severity.Warning };

        Print(Sample.Report([.. Enumerable.Repeat(warning, 50), Sample.Link]), text: null).ShouldContain(": error: there is no page");
    }

    [Fact]
    public void Of_a_line_of_megabytes_only_the_part_around_the_place_is_shown()
    {
        var line = new string('[', 8_000_000) + "HERE" + new string(']', 8_000_000);
        var diagnostic = Sample.Link with { Location = new SourceLocation("a.md", 1, 8_000_001), Message = line, Suggestion = line };

        var text = Print(Sample.Report(diagnostic), line);

        text.Length.ShouldBeLessThan(4000);
        text.ShouldContain("[HERE]");
        var excerpt = text.Split('\n');
        excerpt[2].IndexOf('^', StringComparison.Ordinal).ShouldBe(excerpt[1].IndexOf("HERE", StringComparison.Ordinal));
    }

    private static string Print(RunReport report, string? text)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new HumanReporter(new Terminal(output, TextWriter.Null), new SourceLines(_ => text)).Report(report);
        return output.ToString();
    }
}
