using System.Collections.Immutable;
using ServiceBlog.Commands;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Reporting;

namespace ServiceBlog.Preview;

/// <summary>Tells the terminal what each build did: a line if all is well, and what has to be mended.</summary>
internal sealed class PreviewLog(BuildSettings settings, ShellContext context)
{
    // What has been said already and still stands is not said again with every save.
    private ImmutableArray<Diagnostic> _said = [];
    private HashSet<Diagnostic> _known = [];
    private string? _obstacle;

    public void Report(PreviewBuild build, TimeSpan elapsed)
    {
        if (build.Obstacle is { } obstacle)
            Say(obstacle);
        else if (build.Result is { } result && !(result.IsUnchanged && _obstacle is null && _said.SequenceEqual(result.Diagnostics)))
            Report(build, result, elapsed);
    }

    /// <summary>What stands in the way of any build.</summary>
    public static string MessageOf(Exception obstacle) => obstacle switch
    {
        EnvironmentException or FileChangedException => obstacle.Message,
        IOException or UnauthorizedAccessException => $"cannot read the site: {obstacle.Message}",
        _ => $"internal error: {obstacle.Message.ReplaceLineEndings(" ").TrimEnd('.')}, please report",
    };

    private void Report(PreviewBuild build, BuildResult result, TimeSpan elapsed)
    {
        var isForPeople = settings.Format == ReportFormat.Human;
        Reporters.For(settings.Format, context).Report(new RunReport
        {
            Diagnostics = isForPeople ? [.. result.Diagnostics.Where(IsWorthSaying)] : result.Diagnostics,
            Pages = result.Pages,
            Unpublished = result.Unpublished,
            Elapsed = elapsed,
            Timings = result.Timings,
            IsVerbose = settings.Verbose,
            Closing = build.Changes.IsEmpty ? null : LineOf(build, result, elapsed),
        });
        (_said, _known, _obstacle) = (result.Diagnostics, [.. result.Diagnostics], null);
    }

    /// <summary>Errors are said until they are mended.</summary>
    private bool IsWorthSaying(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error || !_known.Contains(diagnostic);

    private static string LineOf(PreviewBuild build, BuildResult result, TimeSpan elapsed)
    {
        var others = build.Changes.Length - 1;
        var changed = build.Changes[0] + (others > 0 ? " and " + Counted.Noun(others, "other") : "");
        var errors = result.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        var warnings = result.Diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning);
        return errors > 0
            ? $"{changed}: {Counted.Noun(errors, "error")}; what is shown is the site before, until this is mended."
            : $"{changed}: {Counted.Noun(result.Rendered, "page")} in {Counted.Time(elapsed)}{(warnings > 0 ? ", " + Counted.Noun(warnings, "warning") : "")}";
    }

    private void Say(Exception obstacle)
    {
        var message = MessageOf(obstacle);
        if (message == _obstacle)
            return;
        _obstacle = message;
        context.Terminal.Error.WriteLine($"serviceblog: {message}");
        if (settings.Verbose && obstacle is not EnvironmentException)
            context.Terminal.Error.WriteLine(obstacle);
    }
}
