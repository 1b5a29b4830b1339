using ServiceBlog.Core.Building;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Tests.Support;

/// <summary>Runs command lines in a folder of their own, without a process. The pipeline may be any function.</summary>
internal sealed class Shell : IDisposable
{
    public TempFolder Folder { get; } = new();

    public Func<BuildInput, IOutputTarget, BuildResult> Pipeline { get; set; } = (_, target) => Site(target, ("index.html", "home"));

    /// <summary>Where the shipped themes lie, if the test needs one.</summary>
    public string? ProgramFolder { get; set; }

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public static BuildResult Site(IOutputTarget target, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
            target.Write(new OutputFile(path, System.Text.Encoding.UTF8.GetBytes(text)));
        return Result();
    }

    public static BuildResult Result(params Diagnostic[] diagnostics) => new()
    {
        Diagnostics = [.. diagnostics],
        Pages = 1,
        Rendered = 1,
        Files = 1,
        Timings = [.. Enum.GetValues<BuildPhase>().Select(phase => (phase, TimeSpan.FromMilliseconds(5)))],
    };

    public int Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = ServiceBlog.Program.Run(args, Context(output, error));
        Out = output.ToString();
        Error = error.ToString();
        return exitCode;
    }

    public ShellContext Context(TextWriter output, TextWriter error) => new()
    {
        Terminal = new Terminal(output, error),
        WorkingDirectory = Folder.Path,
        HomeFolder = Folder["home"],
        ProgramFolder = ProgramFolder ?? Folder["program"],
        Clock = TimeProvider.System,
        Pipeline = Pipeline,
    };

    public void Dispose() => Folder.Dispose();
}
