using ServiceBlog.Importing;

namespace ServiceBlog.Commands;

/// <summary><c>import</c>: captures of blogs, exports and pages from elsewhere become Markdown files of this site.</summary>
internal static class ImportCommand
{
    public static Command Create(ShellContext context)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Text captures, WordPress or Blogger exports, HTML pages, or a folder of Jekyll or Hugo.",
            Arity = ArgumentArity.OneOrMore,
        };
        var into = Flags.Text("--into", "DIR", "The folder for the pages. Default: sources in the input folder.");
        var input = Flags.Input();
        var dryRun = Flags.Switch("--dry-run", "Show what would come, and write nothing.");
        var media = Flags.Text("--media", "PATH", "The folder or ZIP archive with the images and files that an export only names.");
        var reportFile = Flags.Text("--report", "FILE", "Write what came over, what was kept and what was left out as JSON.");
        var format = Flags.Reports();
        var verbose = Flags.Switch("--verbose", "Say more: every note of a kind, and where an internal error came from.");
        var command = new Command("import", "Make Markdown files of captures of blogs, exports and pages.") { files, into, input, media, reportFile,
            dryRun, format, verbose };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(files),
            parsed.GetValue(into),
            parsed.GetValue(media),
            parsed.GetValue(reportFile),
            new ImportDisk(context.FullPath(parsed.GetRequiredValue(input)), context),
            parsed.GetValue(dryRun),
            parsed.GetValue(format),
            parsed.GetValue(verbose),
            context));
        return command;
    }

    private static int Run(string[] files, string? into, string? media, string? reportFile, ImportDisk disk, bool isDryRun, ReportFormat format,
        bool isVerbose, ShellContext context)
    {
        var watch = Stopwatch.StartNew();
        var diagnostics = new List<Diagnostic>();
        var target = disk.Target(into);
        var batches = ImportFiles.Read(files, media, context, diagnostics);
        var site = disk.ReadSite();
        var state = disk.ReadState();
        var plan = new ImportPlan(target, site, state, diagnostics).Make(batches, context.Clock.GetUtcNow());
        if (!isDryRun)
            disk.Write(plan, state);

        var summary = new MoveReport(batches, plan, [.. diagnostics.Distinct()]);
        if (reportFile is not null)
            WholeFile.Write(context.FullPath(reportFile), summary.ToJson(), replaces: true);
        if (format == ReportFormat.Human)
            ImportListing.Write(plan, path => Shown(path), isDryRun, context.Terminal);
        else
            diagnostics.AddRange(plan.Where(file => file.Page is not null).Select(file => ImportListing.Describe(file, Shown(file.Path), isDryRun)));
        var report = new RunReport
        {
            Diagnostics = [.. diagnostics.Distinct().Where(diagnostic => isVerbose || diagnostic.Rule != Rules.ImportConverted)
                .OrderBy(diagnostic => diagnostic.Location)],
            Pages = plan.Count(file => file.Page is not null),
            Elapsed = watch.Elapsed,
            IsVerbose = isVerbose,
            Done = isDryRun ? "Looked through (nothing was written)" : "Imported",
        };
        Reporters.For(format, context).Report(report);
        if (format == ReportFormat.Human && batches.Any(batch => batch.Origin.Length > 0))
            summary.Write(context.Terminal.Out);
        return report.Errors == 0 ? ExitCode.Clean : ExitCode.ContentErrors;

        string Shown(string path) => context.Shown(disk.FullPath(path));
    }
}
