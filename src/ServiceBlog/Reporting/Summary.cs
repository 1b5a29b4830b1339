using System.Globalization;

namespace ServiceBlog.Reporting;

/// <summary>The closing lines of a run: what was done, where it is, what to do next.</summary>
internal static class Summary
{
    public static IEnumerable<string> Lines(RunReport report)
    {
        if (report.Verdict is { } verdict)
        {
            yield return verdict;
            yield break;
        }
        yield return $"{Verdict(report)} in {Counted.Time(report.Elapsed)}: {Counted.Noun(report.Pages, "page")}{Files(report)}, "
            + $"{Counted.Noun(report.Warnings, "warning")}, {Counted.Noun(report.Errors, "error")}.";
        if (report.Output is null)
            yield break;
        yield return report.Published is null
            ? $"Nothing was published: {report.Output} is as it was. Mend the errors, and build again."
            : $"The site is in {report.Output}/index.html. To look at it, run preview in place of build.";
    }

    private static string Verdict(RunReport report) => report.Errors > 0 ? "Failed" : report.Done;

    private static string Files(RunReport report) => report.Published is { } published
        ? string.Create(
            CultureInfo.InvariantCulture,
            $", {Counted.Noun(published.Written, "file")} written, {published.Unchanged:#,0} unchanged, {published.Removed:#,0} removed")
        : "";
}
