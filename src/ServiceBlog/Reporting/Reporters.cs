using System.Reflection;

namespace ServiceBlog.Reporting;

internal interface IReporter
{
    void Report(RunReport report);
}

/// <summary>For whom a run reports. The names are those of <c>--format</c>.</summary>
internal enum ReportFormat { Human, Json, GitHub, Sarif }

internal static class Reporters
{
    public static IReporter For(ReportFormat format, ShellContext context, bool isHealth = false) => format switch
    {
        ReportFormat.Json => new JsonReporter(context.Terminal.Out),
        ReportFormat.GitHub => new GitHubReporter(context.Terminal),
        ReportFormat.Sarif => new SarifReporter(context.Terminal.Out),
        _ when isHealth => new HealthReporter(context.Terminal),
        _ => new HumanReporter(context.Terminal, SourceLines.OnDisk(context.WorkingDirectory)),
    };

    /// <summary>Tells of errors where standard output is for what was asked.</summary>
    public static int Refuse(ImmutableArray<Diagnostic> errors, string done, ShellContext context)
    {
        For(ReportFormat.Human, context with { Terminal = context.Terminal with { Out = context.Terminal.Error } })
            .Report(new RunReport { Diagnostics = errors, Pages = 0, Done = done });
        return ExitCode.ContentErrors;
    }
}

/// <summary>The version of this program, and where its guide is.</summary>
internal static class ToolVersion
{
    public static string GuideAddress { get; } = typeof(ToolVersion).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ProjectUrl").Value + "guide/";

    public static string Current { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}

/// <summary>Workflow commands, which GitHub shows as annotations at the line of the file. Standard output holds nothing else; the summary for the log
/// goes to standard error.</summary>
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
        var location = diagnostic.Location;
        var file = location.File.Length > 0 ? $"file={EscapeProperty(location.File)}," : "";
        var line = location.Line > 0 ? Invariant($"line={location.Line},") : "";
        var column = location.Column > 0 ? Invariant($"col={location.Column},") : "";
        var title = EscapeProperty($"{diagnostic.Rule.Code} {diagnostic.Rule.Name}");
        var help = diagnostic.Suggestion is { } suggestion ? $"\nhelp: {suggestion}" : "";
        return $"::{Level(diagnostic.Severity)} {file}{line}{column}title={title}::{EscapeData(diagnostic.Message + help)}";
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    private static string EscapeData(string text) => Printable.Text(text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal));

    private static string EscapeProperty(string text) => EscapeData(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
