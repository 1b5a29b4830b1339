using System.Globalization;
using ServiceBlog.Core.Graph;

namespace ServiceBlog.Reporting;

/// <summary>The closing lines of a run: what was done, where it is, what to do next.</summary>
internal static class Summary
{
    public static IEnumerable<string> Lines(RunReport report)
    {
        if (report.Closing is { } closing)
        {
            yield return closing;
            yield break;
        }
        yield return $"{Verdict(report)} in {Counted.Time(report.Elapsed)}: {Counted.Noun(report.Pages, "page")}{Files(report)}, "
            + $"{Counted.Noun(report.Warnings, "warning")}, {Counted.Noun(report.Errors, "error")}.";
        if (report.Output is not null)
        {
            yield return report.Published is null
                ? $"Nothing was published: {report.Output} is as it was. Mend the errors, and build again."
                : $"The site is in {report.Output}/index.html. To look at it, run preview in place of build.";
        }
        if (LineOf(report.LeftOut) is { } leftOut)
            yield return leftOut;
    }

    /// <summary>What is not published and which options publish it; null if nothing was left out.</summary>
    private static string? LineOf(LeftOut leftOut)
    {
        var (pages, options) = (new List<string>(), new List<string>());
        if (leftOut.Drafts > 0)
        {
            pages.Add(Counted.Noun(leftOut.Drafts, "draft"));
            options.Add("--drafts");
        }
        if (leftOut.Future > 0)
        {
            pages.Add($"{Counted.Noun(leftOut.Future, "page")} with a future date");
            options.Add("--future");
        }
        if (leftOut.Expired > 0)
            pages.Add(Counted.Noun(leftOut.Expired, "expired page"));
        if (pages.Count == 0)
            return null;
        return $"{Counted.List(pages)} left out{(options.Count > 0 ? $" ({string.Join(", ", options)})" : "")}.";
    }

    private static string Verdict(RunReport report) => report.Errors > 0 ? "Failed" : report.Done;

    private static string Files(RunReport report) => report.Published is { } published
        ? string.Create(
            CultureInfo.InvariantCulture,
            $", {Counted.Noun(published.Written, "file")} written, {published.Unchanged:#,0} unchanged, {published.Removed:#,0} removed")
        : "";
}
