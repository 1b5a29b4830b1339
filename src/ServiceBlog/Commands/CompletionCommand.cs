using ServiceBlog.Authoring;

namespace ServiceBlog.Commands;

/// <summary><c>completion</c>: prints the script with which a shell completes our command lines. The script asks the program itself, so that it
/// need not change with it.</summary>
internal static class CompletionCommand
{
    private const string Question = "[suggest:";

    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create(ShellContext context)
    {
        var shell = new Argument<string>("SHELL") { Description = "Which shell. The script says where it goes." };
        shell.AcceptOnlyFromAmong(Shells);
        var command = new Command("completion", "Print the script with which a shell completes commands and options.") { shell };
        command.SetAction(parsed =>
        {
            context.Terminal.Out.Write(Builtin.Read($"Completion/{parsed.GetRequiredValue(shell)}"));
            return ExitCode.Clean;
        });
        return command;
    }

    /// <summary>What can stand at the end of a line that is being typed, if that is what is asked: <c>[suggest:POSITION] LINE</c>.</summary>
    public static IEnumerable<string>? Answer(RootCommand root, string[] args)
    {
        if (args is not [var question, .. var rest]
            || !question.StartsWith(Question, StringComparison.Ordinal)
            || !int.TryParse(question[Question.Length..].TrimEnd(']'), CultureInfo.InvariantCulture, out var position))
        {
            return null;
        }
        var line = rest is [var typed, ..] ? typed[..Math.Clamp(position, 0, typed.Length)] : "";
        // The shell knows how the program was called; here its name would count as an argument.
        var words = line.IndexOf(' ') is > 0 and var space ? line[(space + 1)..] : "";
        var begun = words[(words.LastIndexOf(' ') + 1)..];
        return root.Parse(words).GetCompletions(words.Length).Select(item => item.Label)
            .Where(label => label.StartsWith(begun, StringComparison.Ordinal) && label is not ("-h" or "-?" or "/h" or "/?"))
            .Distinct(StringComparer.Ordinal);
    }
}
