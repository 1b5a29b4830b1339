using System.Globalization;
using System.Text;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Reporting;

/// <summary>
/// Workflow commands, which GitHub shows as annotations at the line of the file. Standard output holds nothing else;
/// the summary for the log goes to standard error.
/// </summary>
internal sealed class GitHubReporter(Terminal terminal) : IReporter
{
    public void Report(RunReport report)
    {
        foreach (var diagnostic in report.Diagnostics)
            terminal.Out.Write(Command(diagnostic) + "\n");
        foreach (var line in Summary.Lines(report))
            terminal.Error.WriteLine(line);
    }

    private static string Command(Diagnostic diagnostic)
    {
        var command = new StringBuilder("::").Append(Level(diagnostic.Severity)).Append(' ');
        if (diagnostic.Location.File.Length > 0)
            command.Append("file=").Append(EscapeProperty(diagnostic.Location.File)).Append(',');
        if (diagnostic.Location.Line > 0)
            command.Append(CultureInfo.InvariantCulture, $"line={diagnostic.Location.Line},");
        if (diagnostic.Location.Column > 0)
            command.Append(CultureInfo.InvariantCulture, $"col={diagnostic.Location.Column},");
        command.Append("title=").Append(EscapeProperty($"{diagnostic.Rule.Code} {diagnostic.Rule.Name}"));
        command.Append("::").Append(EscapeData(diagnostic.Message));
        if (diagnostic.Suggestion is { } suggestion)
            command.Append(EscapeData("\nhelp: " + suggestion));
        return command.ToString();
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    private static string EscapeData(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text) => EscapeData(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
