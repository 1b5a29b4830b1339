using System.CommandLine;
using System.Diagnostics;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Files;
using ServiceBlog.Import.Placing;
using ServiceBlog.Importing;
using ServiceBlog.Reporting;

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
        var into = new Option<string?>("--into")
        {
            Description = "The folder for the pages. Default: sources in the input folder.",
            HelpName = "DIR",
        };
        var input = new Option<string>("--input")
        {
            Description = "The folder that the site is built from.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "input",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would come, and write nothing." };
        var format = new Option<ReportFormat>("--format")
        {
            Description = "How to report: for people, as JSON, as GitHub annotations, or as SARIF 2.1.0.",
            HelpName = "human|json|github|sarif",
        };
        format.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "human", "json", "github", "sarif");
        var verbose = new Option<bool>("--verbose") { Description = "Say more: every note of a kind, and where an internal error came from." };
        var command = new Command("import", "Make Markdown files of captures of blogs, exports and pages.") { files, into, input, dryRun, format, verbose };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(files),
            parsed.GetValue(into),
            new ImportDisk(context.FullPath(parsed.GetRequiredValue(input)), context),
            parsed.GetValue(dryRun),
            parsed.GetValue(format),
            parsed.GetValue(verbose),
            context));
        return command;
    }

    private static int Run(string[] files, string? into, ImportDisk disk, bool isDryRun, ReportFormat format, bool isVerbose, ShellContext context)
    {
        var watch = Stopwatch.StartNew();
        var diagnostics = new List<Diagnostic>();
        var target = disk.Target(into);
        var batches = ImportFiles.Read(files, context, diagnostics);
        var site = disk.ReadSite();
        var state = disk.ReadState();
        var plan = ImportPlan.Make(batches, target, site, state, context.Clock.GetUtcNow(), diagnostics);
        if (!isDryRun)
            disk.Write(plan, state);

        if (format == ReportFormat.Human)
            ImportListing.Write(plan, path => Shown(path), isDryRun, context.Terminal);
        else
            diagnostics.AddRange(plan.Where(file => file.Page is not null).Select(file => ImportListing.Describe(file, Shown(file.Path), isDryRun)));
        var report = new RunReport
        {
            Diagnostics = [.. diagnostics.Distinct().OrderBy(diagnostic => diagnostic.Location)],
            Pages = plan.Count(file => file.Page is not null),
            Elapsed = watch.Elapsed,
            IsVerbose = isVerbose,
            Done = isDryRun ? "Looked through (nothing was written)" : "Imported",
        };
        Reporters.For(format, context).Report(report);
        return report.Errors == 0 ? ExitCode.Clean : ExitCode.ContentErrors;

        string Shown(string path) => DisplayPath.Of(disk.FullPath(path), context.WorkingDirectory);
    }
}
