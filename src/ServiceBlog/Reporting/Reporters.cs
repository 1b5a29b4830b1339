using System.Reflection;

namespace ServiceBlog.Reporting;

/// <summary>Tells what came of a run.</summary>
internal interface IReporter
{
    void Report(RunReport report);
}

/// <summary>For whom a run reports. The names are those of <c>--format</c>.</summary>
internal enum ReportFormat { Human, Json, GitHub, Sarif }

/// <summary>The reporter of every format.</summary>
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
}

/// <summary>The version of this program.</summary>
internal static class ToolVersion
{
    public static string Current { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
