using System.Collections.Immutable;
using System.CommandLine;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Editing;
using ServiceBlog.Files;
using ServiceBlog.Files.Editing;
using ServiceBlog.Reporting;

namespace ServiceBlog.Commands;

/// <summary>What the commands that edit content share: reading the site, finding its files, and doing what was planned.</summary>
/// <param name="input">The input folder, full.</param>
internal sealed class EditedSite(string input, ShellContext context)
{
    public string Input => input;

    public EditableSite Read() => EditableSite.Read(InputFolder.Read(input, context.WorkingDirectory).Files);

    /// <summary>A path of the command line relative to the input folder: it may be meant from here or from there.</summary>
    /// <exception cref="EnvironmentException">It lies outside.</exception>
    public string PathOf(string written)
    {
        var here = context.FullPath(written);
        if (Relative(here) is { } path && (File.Exists(here) || !File.Exists(Path.Combine(input, written))))
            return path;
        return Relative(Path.GetFullPath(written, input))
            ?? throw new EnvironmentException($"{written} does not lie in {DisplayPath.Of(input, context.WorkingDirectory)}, the folder that the site is built from.");
    }

    /// <summary>The path of a file that must be there, with or without its <c>.md</c>.</summary>
    public string ExistingFile(string written)
    {
        foreach (var path in new[] { PathOf(written), PathOf(written + ".md") })
        {
            if (File.Exists(Path.Combine(input, path)))
                return path;
        }
        throw new EnvironmentException($"there is no file {written}.");
    }

    /// <summary>Does what is planned, or says what would be done, or what stands against it.</summary>
    /// <param name="done">The one line that says what was done.</param>
    public int Carry(EditPlan plan, bool isDryRun, string done)
    {
        var terminal = context.Terminal;
        if (plan.Misuse is { } misuse)
            throw new EnvironmentException(misuse.EndsWith('?') ? misuse : misuse + ".");
        if (!plan.Refusals.IsEmpty)
        {
            ImmutableArray<Diagnostic> refusals = [.. plan.Refusals.Select(refusal => refusal with { Severity = Severity.Error }).OrderBy(refusal => refusal.Location)];
            Reporters.For(ReportFormat.Human, context).Report(new RunReport { Diagnostics = refusals, Pages = 0, Closing = "Nothing was changed.", IsVerbose = true });
            return ExitCode.ContentErrors;
        }
        if (isDryRun)
        {
            foreach (var edit in plan.Edits)
                terminal.Out.WriteLine($"{edit.Location}: {Describe(edit)}");
        }
        else
        {
            ChangeWriter.Write(input, plan.Changes);
        }
        terminal.Out.WriteLine(isDryRun ? $"Nothing was changed yet. Without --dry-run: {done}" : done);
        foreach (var note in plan.Notes)
            terminal.Out.WriteLine(note);
        return ExitCode.Clean;
    }

    private static string Describe(PlannedEdit edit)
    {
        var (before, after) = (Shown(edit.Old), Shown(edit.New));
        return before.Length == 0 ? $"+ {after}" : after.Length == 0 ? $"- {before}" : $"{before} → {after}";
    }

    private static string Shown(string text) => Printable.Text(text.Trim('\n').Replace("\n", " ⏎ ", StringComparison.Ordinal));

    private string? Relative(string full) =>
        RealPath.IsInside(full, input) ? Path.GetRelativePath(input, full).Replace(Path.DirectorySeparatorChar, '/').Normalize() : null;
}

/// <summary>The options of the commands that edit the content.</summary>
internal static class EditFlags
{
    public static Option<string> Input() => new("--input")
    {
        Description = "The folder that the site is built from.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "input",
    };

    public static Option<bool> DryRun() => new("--dry-run") { Description = "Show what would change, and change nothing." };

    public static Option<bool> Verbose() => new("--verbose") { Description = "Say more: every diagnostic of a kind, and where an internal error came from." };
}
