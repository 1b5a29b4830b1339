using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;

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
            var parsed = root.Parse(args, Configuration);
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

    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        // The library says two things of a command that there is not: that it is not known, and that one is missing.
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [[not '-', ..] name, ..])
        {
            terminal.Error.WriteLine($"serviceblog: there is no command '{Words(parsed.CommandResult)}{name}'.");
        }
        else
        {
            foreach (var error in parsed.Errors)
                terminal.Error.WriteLine($"serviceblog: {error.Message}");
        }

        var known = command.Children.OfType<Symbol>().Where(symbol => symbol is Option or Command).Select(symbol => symbol.Name).ToList();
        foreach (var token in parsed.UnmatchedTokens)
        {
            if (NearestName.Find(token, known) is { } near)
                terminal.Error.WriteLine($"Did you mean {near}?");
        }
        terminal.Error.WriteLine($"For usage: serviceblog {Words(parsed.CommandResult)}--help");
        return ExitCode.CannotRun;
    }

    /// <summary>A command as it is typed behind the program's name: <c>new post </c>; nothing for the program itself.</summary>
    private static string Words(SymbolResult? result) =>
        result is CommandResult { Command: not RootCommand } command ? $"{Words(command.Parent)}{command.Command.Name} " : "";

    private static int Fail(Exception cause, bool isVerbose, Terminal terminal)
    {
        var message = cause switch
        {
            EnvironmentException or FileChangedException => cause.Message,
            IOException or UnauthorizedAccessException => $"cannot go on: {cause.Message}",
            _ => $"internal error: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.')}, please report"
                + (isVerbose ? "" : " (--verbose shows where it came from)"),
        };
        terminal.Error.WriteLine($"serviceblog: {message}");
        if (isVerbose && cause is not (EnvironmentException or FileChangedException))
            terminal.Error.WriteLine(cause);
        return ExitCode.CannotRun;
    }
}
