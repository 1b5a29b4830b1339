using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ServiceBlog.Commands;

/// <summary>Parses and runs a command line; the only place that catches everything.</summary>
internal static class CommandLine
{
    /// <summary>No response files: an argument that starts with @ means what it says.</summary>
    private static readonly ParserConfiguration Configuration = new() { ResponseFileTokenReplacer = null };

    public static int Run(RootCommand root, string[] args, Terminal terminal)
    {
        try
        {
            root.Options.OfType<VersionOption>().Single().Action = new PrintVersion(terminal.Out);
            var help = root.Options.OfType<HelpOption>().Single();
            help.Action = new HelpText((HelpAction)help.Action!, terminal.Out);
            if (CompletionCommand.Answer(root, args) is { } words)
            {
                words.ToList().ForEach(terminal.Out.WriteLine);
                return ExitCode.Clean;
            }
            // No arguments are not a mistake: they show the help.
            var parsed = root.Parse(args is [] ? ["--help"] : args, Configuration);
            if (UnknownCommand(parsed) is { } command)
                return RefuseCommand(command, parsed, terminal);
            if (UnknownOption(parsed, args) is { } option)
                return RefuseOption(option, parsed, terminal);
            if (parsed.Action is ParseErrorAction)
                return Refuse(parsed, terminal);
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (Exception exception)
        {
            return Fail(Failure.CauseOf(exception), args.Contains("--verbose", StringComparer.Ordinal), terminal);
        }
    }

    private static string? UnknownCommand(ParseResult parsed) =>
        parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [[not '-', ..] name, ..] ? name : null;

    /// <summary>The first word that looks like an option and is none. The library would take it for an argument where one can stand, such as a word
    /// of a title.</summary>
    private static string? UnknownOption(ParseResult parsed, string[] args)
    {
        var known = OptionsOf(parsed.CommandResult).SelectMany(option => option.Aliases.Prepend(option.Name)).ToHashSet(StringComparer.Ordinal);
        return args.TakeWhile(word => word != "--").Where(IsOption).Select(OptionName).FirstOrDefault(name => !known.Contains(name));
    }

    private static IEnumerable<Option> OptionsOf(SymbolResult? result) => result is CommandResult command
        ? command.Command.Options.Concat(OptionsOf(command.Parent).Where(option => option.Recursive))
        : [];

    /// <summary>A dash alone is no option, and neither is one before a text with spaces.</summary>
    private static bool IsOption(string word) => word is ['-', _, ..] && !OptionName(word).Any(char.IsWhiteSpace);

    private static string OptionName(string word) => word.Split('=', ':')[0];

    private static int RefuseCommand(string name, ParseResult parsed, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        if (command is RootCommand && OtherNames.AnswerTo(name) is { } answer)
        {
            terminal.Error.WriteLine($"serviceblog: there is no command '{name}': {answer}.");
            return ExitCode.CannotRun;
        }
        terminal.Error.WriteLine($"serviceblog: there is no command '{Words(parsed.CommandResult)}{name}'.");
        var hint = NearestName.Find(name, command.Subcommands.Select(known => known.Name)) is { } near ? $"Did you mean {near}?"
            : command is RootCommand ? null
            : Subcommands(parsed.CommandResult);
        return PointToHelp(hint, parsed, terminal);
    }

    private static int RefuseOption(string name, ParseResult parsed, Terminal terminal)
    {
        var words = Words(parsed.CommandResult);
        terminal.Error.WriteLine(words.Length == 0 ? $"serviceblog: there is no option '{name}'." : $"serviceblog: {words}has no option '{name}'.");
        var known = OptionsOf(parsed.CommandResult).Where(option => !option.Hidden).Select(option => option.Name);
        var hint = NearestName.Find(name, known) is { } near ? $"Did you mean {near}?"
            : parsed.CommandResult.Command.Arguments.Count == 0 ? null
            : $"What begins with a dash and is no option stands after --, as in: serviceblog {words}-- \"{name}\"";
        return PointToHelp(hint, parsed, terminal);
    }

    private static int Refuse(ParseResult parsed, Terminal terminal) =>
        parsed.CommandResult.Command.Subcommands.Count > 0
            ? PointToHelp($"serviceblog: {Words(parsed.CommandResult)}needs a second word. {Subcommands(parsed.CommandResult)}", parsed, terminal)
            : PointToHelp(string.Join(Environment.NewLine, parsed.Errors.Select(error => $"serviceblog: {error.Message}")), parsed, terminal);

    private static string Subcommands(CommandResult command) =>
        $"There are {Counted.List([.. command.Command.Subcommands.Select(known => $"{Words(command)}{known.Name}")])}.";

    private static int PointToHelp(string? hint, ParseResult parsed, Terminal terminal)
    {
        if (hint is not null)
            terminal.Error.WriteLine(hint);
        terminal.Error.WriteLine($"For usage: serviceblog {Words(parsed.CommandResult)}--help");
        return ExitCode.CannotRun;
    }

    /// <summary>A command as it is typed behind the program's name: <c>new post </c>; nothing for the program itself.</summary>
    private static string Words(SymbolResult? result) =>
        result is CommandResult { Command: not RootCommand } command ? $"{Words(command.Parent)}{command.Command.Name} " : "";

    private static int Fail(Exception cause, bool isVerbose, Terminal terminal)
    {
        var hint = Failure.IsOurs(cause) && !isVerbose ? " (--verbose shows where it came from)" : "";
        terminal.Error.WriteLine($"serviceblog: {string.Join('\n', Failure.MessageOf(cause, "cannot go on").ReplaceLineEndings("\n").Split('\n').Select(Printable.Text))}{hint}");
        if (isVerbose && cause is not (EnvironmentException or FileChangedException))
            terminal.Error.WriteLine(cause);
        return ExitCode.CannotRun;
    }
}

/// <summary>What the program tells the shell that started it.</summary>
internal static class ExitCode
{
    public const int Clean = 0; // done; there may be warnings
    public const int ContentErrors = 1;
    public const int CannotRun = 2; // the command line is wrong, or the machine does not let us
}

/// <summary><c>--version</c>: this program's version, also where another program hosts it.</summary>
internal sealed class PrintVersion(TextWriter output) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        output.WriteLine(ToolVersion.Current);
        return ExitCode.Clean;
    }
}

/// <summary>The names that other generators have for what our commands do.</summary>
internal static class OtherNames
{
    private static readonly (string Names, string Answer)[] Table =
    [
        ("serve server s dev develop watch start run live view open", "serviceblog preview shows the site while you write"),
        ("init create site new-site scaffold quickstart setup", "serviceblog new site DIR makes a new site"),
        ("post source topic page draft add", "serviceblog new post TITLE begins a post, and new source, new topic and new page the other kinds"),
        ("generate compile make publish deploy", "serviceblog build writes the whole site into the folder output, which any static host serves"),
        ("lint test validate verify doctor", "serviceblog check looks for mistakes, and publishes nothing"),
        ("clean clear rebuild", "serviceblog build --clean writes every file anew"),
        ("migrate", "serviceblog import FILE brings over pages from elsewhere"),
        ("move rename", "serviceblog mv OLD NEW moves a page and every link to it"),
        ("help commands", "serviceblog --help lists the commands, and serviceblog COMMAND --help explains one"),
        ("version", "serviceblog --version tells the version"),
    ];

    private static readonly FrozenDictionary<string, string> Answers = Table
        .SelectMany(row => row.Names.Split(' '), (row, name) => KeyValuePair.Create(name, row.Answer))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which of our commands does what is asked for, as the end of a sentence; null for an unknown name.</summary>
    public static string? AnswerTo(string name) => Answers.GetValueOrDefault(name);
}
