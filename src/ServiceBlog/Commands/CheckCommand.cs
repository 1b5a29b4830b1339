using ServiceBlog.Core.Checking;

namespace ServiceBlog.Commands;

/// <summary><c>check</c>: without a folder, builds in memory and reports; with one, checks the built HTML in it, whatever built it.</summary>
internal static class CheckCommand
{
    public static Command Create(ShellContext context)
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "A folder of built HTML. Without one, the site is built in memory and checked.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var strict = Flags.Switch("--strict", "Take warnings for errors.");
        var external = Flags.Switch("--external", "Ask other sites whether the links to them still lead somewhere.");
        var flags = new BuildFlags();
        var command = new Command("check", "Check the site, or any folder of built HTML.") { folder, strict, external };
        flags.AddTo(command, publishes: false, ends: true);
        command.SetAction(async (parsed, cancellation) =>
        {
            var watch = Stopwatch.StartNew();
            var settings = flags.Read(parsed, context);
            var path = parsed.GetValue(folder);
            var (report, others) = path is null ? CheckBuild(settings, context) : CheckFolder(path, settings, context);
            if (parsed.GetValue(external) && settings.Options.Untrusted)
                throw new EnvironmentException("--external asks other sites, which --untrusted forbids: leave out one of the two.");
            if (parsed.GetValue(external))
            {
                var found = await OtherSites.AskAsync(others, settings, context, cancellation);
                report = report with { Diagnostics = [.. report.Diagnostics.Concat(found).OrderBy(diagnostic => diagnostic.Location)] };
            }
            report = report with
            {
                Diagnostics = parsed.GetValue(strict) ? [.. report.Diagnostics.Select(Strict)] : report.Diagnostics,
                Elapsed = watch.Elapsed,
                IsVerbose = settings.Verbose,
                IsQuiet = settings.Quiet,
                Done = "Checked",
            };
            // Files of a folder are named relative to it, and that is where their lines are to be found.
            var place = path is null ? context : context with { WorkingDirectory = context.FullPath(path) };
            Reporters.For(settings.Format, place).Report(report);
            return report.Errors == 0 ? ExitCode.Clean : ExitCode.ContentErrors;
        });
        return command;
    }

    private static (RunReport Report, ExternalLinkCheck Others) CheckBuild(BuildSettings settings, ShellContext context)
    {
        SiteBuild.CheckInput(settings, context);
        var build = new SiteBuild(settings, context);
        var result = ProgressDisplay.During(settings.ProgressOn(context.Terminal), settings.Format, settings.Verbose,
            progress => build.Run(new NoOutput(), progress));
        return (RunReport.Of(result), result.External);
    }

    private static (RunReport Report, ExternalLinkCheck Others) CheckFolder(string path, BuildSettings settings, ShellContext context)
    {
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
        return (new RunReport { Diagnostics = [.. unreadable, .. result.Findings.Select(finding => finding.ToDiagnostic())], Pages = result.Pages },
            new ExternalLinkCheck { Links = result.ExternalLinks, Site = settings.Options.BaseUrl is { } site ? new Uri(site) : null });
    }

    private static Diagnostic Strict(Diagnostic diagnostic) =>
        diagnostic.Severity == Severity.Warning ? diagnostic with { Severity = Severity.Error } : diagnostic;
}
