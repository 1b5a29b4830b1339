using ServiceBlog.Impact;

namespace ServiceBlog.Commands;

/// <summary><c>impact</c>: what an edit changes, page by page, with the reason.</summary>
internal static class ImpactCommand
{
    public static Command Create(ShellContext context)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files of the site. What their edits since the last build change is told; "
                + "if they were not edited, which pages have something of them.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var since = Flags.Text("--since", "REV", "Tell what differs from a git revision, such as main or HEAD~1.");
        var format = Flags.Format<ImpactFormat>(
            "How to print: for people, as JSON, or as a Markdown comment for a pull request.", "human", "json", "markdown");
        var flags = new BuildFlags();
        var command = new Command("impact", "Tell what an edit changes: which published pages, and why.") { files, since, format };
        flags.AddTo(command, publishes: false, reports: false, comparesOutput: true);
        command.Validators.Add(result =>
        {
            if (result.GetResult(since) is { Implicit: false, Tokens.Count: 0 })
                return; // that its value is missing is said already
            if (result.GetValue(files) is { Length: > 0 } == result.GetValue(since) is not null)
                result.AddError("Name the files that were edited, or a revision with --since REV.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = flags.Read(parsed, context);
            SiteBuild.CheckInput(settings, context);
            var impact = new SiteImpact(settings, context);
            var report = parsed.GetValue(since) is { } revision
                ? await impact.SinceAsync(revision, cancellation)
                : await impact.OfAsync([.. parsed.GetValue(files)!.Select(file => PathOf(file, settings, context))], cancellation);
            return Report(report, parsed.GetValue(format), context);
        });
        return command;
    }

    /// <summary>A file as the author names it: from the working directory, or from the input folder.</summary>
    private static string PathOf(string file, BuildSettings settings, ShellContext context)
    {
        var path = context.FullPath(file);
        if (!File.Exists(path) && Path.GetFullPath(file, settings.Input) is var inInput && File.Exists(inInput))
            path = inInput;
        if (Directory.Exists(path))
            throw new EnvironmentException($"'{file}' is a folder. Name the files that were edited.");
        var folders = new SiteBuild(settings, context).Folders;
        return folders.Any(folder => RealPath.IsInside(path, folder)) ? path : throw new EnvironmentException(
            $"'{file}' is no file of the site. That is made of what lies in {string.Join(" and ", folders.Select(context.Shown))}.");
    }

    private static int Report(ImpactReport report, ImpactFormat format, ShellContext context)
    {
        ImpactPrinter.Print(report, format, context.Terminal);
        return report.Errors.IsEmpty ? ExitCode.Clean : Reporters.Refuse(report.Errors, "Compared", context);
    }
}
