using ServiceBlog.Baselines;
using ServiceBlog.Core.Health.Mentions;

namespace ServiceBlog.Commands;

/// <summary><c>health</c>: builds in memory and tells what keeps the knowledge from being sound. Ends with 0 if there is nothing, or nothing that the
/// baseline does not know.</summary>
internal static class HealthCommand
{
    public static Command Create(ShellContext context)
    {
        var baseline = Flags.Text(
            "--baseline", "FILE", "Fail only on findings that this file does not know; rewrite it when there are fewer. Made if there is none.");
        var apply = Flags.Switch("--apply", "Link the first mention of each topic and source on each page.");
        var flags = new BuildFlags();
        var command = new Command("health", "Tell whether the knowledge is sound: what is uncited, orphaned, stale or thin.") { baseline, apply };
        flags.AddTo(command, publishes: false);
        command.SetAction(parsed => Run(
            flags.Read(parsed, context), parsed.GetValue(baseline) is { } path ? context.FullPath(path) : null, parsed.GetValue(apply), context));
        return command;
    }

    private static int Run(BuildSettings settings, string? baselinePath, bool applies, ShellContext context)
    {
        var watch = Stopwatch.StartNew();
        var baseline = baselinePath is null ? null : HealthBaseline.Read(baselinePath, context.Shown(baselinePath));
        var (result, mentions) = Examine(settings, context);
        if (applies && Apply(result, mentions, context))
            (result, mentions) = Examine(settings, context);

        var report = new RunReport { Diagnostics = [], Pages = result.Pages, Timings = result.Timings, Done = "Examined", IsVerbose = settings.Verbose };
        if (result is not { Succeeded: true, Health: { } health })
            return Refuse(result, report with { Elapsed = watch.Elapsed }, settings, context);

        var answers = OtherSites.Remember(result.External, settings, context);
        var broken = answers.Broken.Select(diagnostic =>
            new HealthFinding(diagnostic, WithinInput(diagnostic.Location.File, settings, context), diagnostic.Url ?? ""));
        var findings = health.ApplySeverities(health.Report.Findings.Concat(mentions.Select(mention => mention.ToFinding())).Concat(broken));
        var comparison = (baseline ?? HealthBaseline.Of([])).Compare(findings);
        var isBetter = baseline is not null && comparison is { New.IsEmpty: true, Mended.IsEmpty: false };
        if (baselinePath is not null && (baseline is null || isBetter))
            (baseline?.Without(comparison.Mended) ?? HealthBaseline.Of(findings)).Write(baselinePath);

        Reporters.For(settings.Format, context, isHealth: true).Report(report with
        {
            Diagnostics = [.. comparison.New.Select(finding => finding.Diagnostic)],
            Elapsed = watch.Elapsed,
            Health = new HealthSummary(health.Report.Coverage, answers, baseline is null ? null : comparison),
        });
        if (baselinePath is not null)
            Say(baseline, comparison, context.Shown(baselinePath), context.Terminal.Error);
        return comparison.New.IsEmpty ? ExitCode.Clean : ExitCode.ContentErrors;
    }

    private static (BuildResult Result, ImmutableArray<Mention> Mentions) Examine(BuildSettings settings, ShellContext context)
    {
        SiteBuild.CheckInput(settings, context);
        var build = new SiteBuild(settings, context);
        return ProgressDisplay.During(context.Terminal, settings.Format, settings.Verbose, progress =>
        {
            var result = build.Run(new NoOutput(), progress);
            return (result, result is { Succeeded: true, Health: { } health } ? health.FindMentions() : []);
        });
    }

    /// <summary>Whether any file was written.</summary>
    private static bool Apply(BuildResult result, ImmutableArray<Mention> mentions, ShellContext context)
    {
        if (mentions.IsEmpty || result.Health is not { } health)
            return false;
        var files = health.LinkMentions(mentions);
        foreach (var file in files)
            WholeFile.Write(((DiskFile)file.File).FullPath, file.Bytes);
        var changed = files.Select(file => file.File.Path).ToHashSet(StringComparer.Ordinal);
        var linked = mentions.Count(mention => changed.Contains(mention.Page.SourcePath));
        context.Terminal.Error.WriteLine($"Linked {Counted.Noun(linked, "mention")} in {Counted.Noun(files.Length, "file")}.");
        foreach (var left in mentions.Where(mention => !changed.Contains(mention.Page.SourcePath)).GroupBy(mention => mention.Page.DisplayPath))
            context.Terminal.Error.WriteLine($"Left {left.Key} as it is: a link there would change more than it says. Write it by hand.");
        return files.Length > 0;
    }

    /// <summary>What is linked and cited cannot be told of a site with errors.</summary>
    private static int Refuse(BuildResult result, RunReport report, BuildSettings settings, ShellContext context)
    {
        Reporters.For(settings.Format, context).Report(report with { Diagnostics = RunReport.ErrorsOf(result) });
        context.Terminal.Error.WriteLine("Health is asked of a site that builds: mend these errors first.");
        return ExitCode.ContentErrors;
    }

    private static void Say(HealthBaseline? before, BaselineComparison comparison, string path, TextWriter output)
    {
        if (before is null && comparison.New.IsEmpty)
            output.WriteLine($"There was no baseline: {path} was made, and is empty.");
        else if (before is null)
        {
            output.WriteLine($"There was no baseline: {path} was made, with {Counted.Noun(comparison.New.Length, "finding")}. "
                + "Mend what you can, say why the rest may stay (\"reason\"), and keep the file; from then on, only what is worse fails.");
        }
        else if (!comparison.New.IsEmpty)
            output.WriteLine($"Worse than {path} says, which was left as it is.");
        else if (!comparison.Mended.IsEmpty)
            output.WriteLine($"Better than {path} said: {Counted.Noun(comparison.Mended.Length, "finding")} taken out of it. Keep the file.");
    }

    /// <summary>A file's path relative to the input folder, if it lies there; else as it is known.</summary>
    private static string WithinInput(string displayPath, BuildSettings settings, ShellContext context)
    {
        var input = context.Shown(settings.Input) + "/";
        return displayPath.StartsWith(input, StringComparison.Ordinal) ? displayPath[input.Length..] : displayPath;
    }
}
