using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ServiceBlog.Authoring;

namespace ServiceBlog.Commands;

/// <summary><c>--help</c>: of the program, its commands in groups; of a command, what the library tells, with examples.</summary>
internal sealed class HelpText(HelpAction inner, TextWriter output) : SynchronousCommandLineAction
{
    private const string Opening = """
        Turns a folder of Markdown into a published, checked knowledge base.

        To begin:
          serviceblog new site my-notes
          cd my-notes
          serviceblog preview
        """;

    /// <summary>The commands by the names of their groups, in the order of the help.</summary>
    public static ImmutableArray<(string Name, ImmutableArray<string> Commands)> Groups { get; } =
    [
        .. Builtin.Read("Help/commands.txt").Split("# ", StringSplitOptions.RemoveEmptyEntries)
            .Select(group => group.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(lines => (lines[0], lines.AsSpan(1).ToImmutableArray())),
    ];

    /// <summary>Command lines, each with what it does.</summary>
    public static ImmutableArray<(string Line, string Meaning)> Examples { get; } =
        [.. Builtin.Read("Help/examples.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(pair => (pair[0], pair[1].Trim()))];

    public static IEnumerable<(string Line, string Meaning)> ExamplesOf(string command) =>
        Examples.Where(example => $"{example.Line} ".StartsWith($"serviceblog {command} ", StringComparison.Ordinal));

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        if (command is RootCommand)
        {
            WriteCommands(command);
            return ExitCode.Clean;
        }
        var code = inner.Invoke(parseResult);
        var words = string.Join(' ', Names(parseResult.CommandResult).Reverse());
        var examples = ExamplesOf(words).ToList();
        if (examples.Count > 0)
            output.WriteLine("Examples:");
        foreach (var (line, meaning) in examples)
            output.WriteLine($"  {line}\n      {meaning}");
        return code;
    }

    private static IEnumerable<string> Names(SymbolResult? result) =>
        result is CommandResult { Command: not RootCommand } command ? Names(command.Parent).Prepend(command.Command.Name) : [];

    private void WriteCommands(Command root)
    {
        output.WriteLine(Opening);
        foreach (var (name, commands) in Groups)
        {
            output.WriteLine($"\n{name}:");
            foreach (var command in commands.Select(known => root.Subcommands.Single(other => other.Name == known)))
                output.WriteLine($"  {Usage(command),-22} {command.Description}");
        }
        output.WriteLine($"""

            serviceblog COMMAND --help tells more of a command, and serviceblog --version the version.
            The guide: {ToolVersion.GuideAddress}
            """);
    }

    private static string Usage(Command command) => $"{command.Name} {string.Join(' ', command.Arguments.Select(argument => $"<{argument.Name}>"))}".TrimEnd();
}
