using System.Diagnostics;

namespace ServiceBlog.Tests.Support;

/// <summary>Runs programs, and this test assembly itself as one.</summary>
internal static class ChildProcess
{
    /// <summary>The test assembly's own program; its <c>Program.cs</c> says what it does as a child.</summary>
    public static string Self { get; } =
        Path.Combine(AppContext.BaseDirectory, "ServiceBlog.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    public static Process Start(string program, IEnumerable<string> arguments, string? workingDirectory = null, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = workingDirectory ?? "",
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static (int ExitCode, string Output, string Error) Run(
        string program, IEnumerable<string> arguments, string? workingDirectory = null, params (string Name, string Value)[] environment)
    {
        using var process = Start(program, arguments, workingDirectory, environment);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
