namespace ServiceBlog.Commands;

/// <summary>The options of the commands that edit the content.</summary>
internal sealed class EditFlags
{
    private readonly Option<string> _input = Flags.Input();
    private readonly Option<bool> _dryRun = Flags.DryRun();
    private readonly Option<bool> _verbose = Flags.Verbose();

    /// <summary>Adds them to a command, which then runs on the site that they name.</summary>
    public Command AddTo(Command command, ShellContext context, Func<ParseResult, EditedSite, int> run)
    {
        command.Add(_input);
        command.Add(_dryRun);
        command.Add(_verbose);
        command.SetAction(parsed => run(parsed, new EditedSite(context.FullPath(parsed.GetRequiredValue(_input)), parsed.GetValue(_dryRun), context)));
        return command;
    }
}

/// <summary>What the commands that edit content share: reading the site, finding its files, and doing what was planned.</summary>
internal sealed class EditedSite(string input, bool isDryRun, ShellContext context)
{
    public string Input => input;

    public ImmutableArray<InputFile> Files() => InputFolder.Read(input, context.WorkingDirectory).Files;

    /// <exception cref="EnvironmentException">It is a vault.</exception>
    public EditableSite Read()
    {
        var site = EditableSite.Read(Files());
        return !site.Config.IsVault && (site.Config.Vault == false || !VaultFolder.Is(input))
            ? site
            : throw new EnvironmentException($"{context.Shown(input)} is an Obsidian vault. Move and tag its notes in Obsidian, which changes the links to them too.");
    }

    /// <summary>A path of the command line relative to the input folder: it may be meant from here or from there.</summary>
    /// <exception cref="EnvironmentException">It lies outside.</exception>
    public string PathOf(string written)
    {
        var here = context.FullPath(written);
        if (Relative(here) is { } path && (File.Exists(here) || !File.Exists(Path.Combine(input, written))))
            return path;
        return Relative(Path.GetFullPath(written, input))
            ?? throw new EnvironmentException($"{written} does not lie in {context.Shown(input)}, the folder that the site is built from.");
    }

    /// <summary>The path of a file that must be there, with or without its <c>.md</c>.</summary>
    public string ExistingFile(string written) =>
        new[] { PathOf(written), PathOf(written + ".md") }.FirstOrDefault(path => File.Exists(Path.Combine(input, path)))
        ?? throw new EnvironmentException($"there is no file {written}.");

    /// <summary>Does what is planned, or says what would be done, or what stands against it.</summary>
    /// <param name="done">The one line that says what was done.</param>
    public int Carry(EditPlan plan, string done)
    {
        var terminal = context.Terminal;
        if (plan.Misuse is { } misuse)
            throw new EnvironmentException(misuse.EndsWith('?') ? misuse : misuse + ".");
        if (!plan.Refusals.IsEmpty)
        {
            var refusals = plan.Refusals.Select(refusal => refusal with { Severity = Severity.Error }).OrderBy(refusal => refusal.Location);
            Reporters.For(ReportFormat.Human, context)
                .Report(new RunReport { Diagnostics = [.. refusals], Pages = 0, Closing = "Nothing was changed.", IsVerbose = true });
            return ExitCode.ContentErrors;
        }
        if (!isDryRun)
            ChangeWriter.Write(input, plan.Changes);
        foreach (var edit in isDryRun ? plan.Edits : [])
            terminal.Out.WriteLine($"{edit.Location}: {Describe(edit)}");
        terminal.Out.WriteLine(isDryRun ? $"Nothing was changed yet. Without --dry-run: {done}" : done);
        foreach (var note in plan.Notes)
            terminal.Out.WriteLine(note);
        return ExitCode.Clean;
    }

    private static string Describe(PlannedEdit edit) => (Shown(edit.Old), Shown(edit.New)) switch
    {
        ("", var after) => $"+ {after}",
        (var before, "") => $"- {before}",
        var (before, after) => $"{before} → {after}",
    };

    private static string Shown(string text) => Printable.Text(text.Trim('\n').Replace("\n", " ⏎ ", StringComparison.Ordinal));

    private string? Relative(string full) => RealPath.IsInside(full, input) ? RealPath.Relative(full, input) : null;
}
