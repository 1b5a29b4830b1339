using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Files;
using ServiceBlog.Reporting;

namespace ServiceBlog.Commands;

/// <summary>
/// <c>check</c>: without a folder, builds in memory and reports; with one, checks the built HTML in it, whoever built it.
/// </summary>
internal static class CheckCommand
{
    public static Command Create(ShellContext context)
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "A folder of built HTML. Without one, the site is built in memory and checked.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var strict = new Option<bool>("--strict") { Description = "Take warnings for errors." };
        var flags = new BuildFlags();
        var command = new Command("check", "Check the site, or any folder of built HTML.") { folder, strict };
        flags.AddTo(command, publishes: false);
        command.SetAction(parsed =>
        {
            var settings = flags.Read(parsed, context);
            return parsed.GetValue(folder) is { } path
                ? CheckFolder(path, settings, parsed.GetValue(strict), context)
                : CheckBuild(settings, parsed.GetValue(strict), context);
        });
        return command;
    }

    private static int CheckBuild(BuildSettings settings, bool isStrict, ShellContext context)
    {
        var watch = Stopwatch.StartNew();
        var build = new SiteBuild(settings, context);
        build.CheckInput();
        var result = BuildProgressDisplay.During(
            context.Terminal, settings.Format, settings.Verbose, progress => build.Run(new NoOutput(), progress));
        return Report(new RunReport
        {
            Diagnostics = Weigh(result.Diagnostics, isStrict),
            Pages = result.Pages,
            Elapsed = watch.Elapsed,
            Timings = result.Timings,
            IsVerbose = settings.Verbose,
            Done = "Checked",
        }, settings.Format, context);
    }

    private static int CheckFolder(string path, BuildSettings settings, bool isStrict, ShellContext context)
    {
        var watch = Stopwatch.StartNew();
        var root = context.FullPath(path);
        if (!Directory.Exists(root))
        {
            throw new EnvironmentException(File.Exists(root)
                ? $"'{path}' is a file. Name the folder that holds the built site."
                : $"there is no folder '{path}' to check.");
        }
        var checker = new SiteChecker(new CheckSettings { BaseUrl = settings.Options.BaseUrl });
        var unreadable = BuiltSite.Show(root, checker);
        var result = checker.Finish();
        // Files are named relative to the folder, and that is where their lines are to be found.
        return Report(new RunReport
        {
            Diagnostics = Weigh([.. unreadable, .. result.Diagnostics], isStrict),
            Pages = result.Pages,
            Elapsed = watch.Elapsed,
            IsVerbose = settings.Verbose,
            Done = "Checked",
        }, settings.Format, context with { WorkingDirectory = root });
    }

    private static ImmutableArray<Diagnostic> Weigh(ImmutableArray<Diagnostic> diagnostics, bool isStrict) => isStrict
        ? [.. diagnostics.Select(diagnostic => diagnostic.Severity == Severity.Warning ? diagnostic with { Severity = Severity.Error } : diagnostic)]
        : diagnostics;

    private static int Report(RunReport report, ReportFormat format, ShellContext context)
    {
        Reporters.For(format, context).Report(report);
        return report.Errors == 0 ? ExitCode.Clean : ExitCode.ContentErrors;
    }
}
