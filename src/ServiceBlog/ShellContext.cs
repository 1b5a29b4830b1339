namespace ServiceBlog;

/// <summary>What a command gets from the machine; read once, so that a test can hand in another.</summary>
internal sealed record ShellContext
{
    public required Terminal Terminal { get; init; }

    /// <summary>Relative paths on the command line start here.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The user's home, which is never published into; empty if there is none.</summary>
    public required string HomeFolder { get; init; }

    /// <summary>Where the program lies, with the themes that come with it.</summary>
    public required string ProgramFolder { get; init; }

    /// <summary>What a person types to run this program again.</summary>
    public string Program { get; init; } = "serviceblog";

    public required TimeProvider Clock { get; init; }

    /// <summary>Core's pipeline; a test of the shell alone may put another in its place.</summary>
    public Func<BuildInput, IOutputTarget, BuildResult> Pipeline { get; init; } = SitePipeline.Run;

    public static ShellContext OfThisProcess() => new()
    {
        Terminal = Terminal.OfThisProcess(),
        WorkingDirectory = Directory.GetCurrentDirectory(),
        HomeFolder = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        ProgramFolder = AppContext.BaseDirectory,
        Program = NameOnCommandLine(Environment.ProcessPath),
        Clock = TimeProvider.System,
    };

    private static string NameOnCommandLine(string? path)
    {
        if (path is null || Path.GetFileNameWithoutExtension(path) == "dotnet")
            return "dotnet serviceblog"; // from a tool manifest
        var isFoundByName = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, Path.GetFileName(path)))
            .Any(candidate => File.Exists(candidate) && RealPath.Of(candidate) == RealPath.Of(path));
        return isFoundByName ? "serviceblog" : path.Contains(' ') ? $"\"{path}\"" : path;
    }

    /// <summary>The date in a time zone, as front matter has it.</summary>
    public string Today(TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A path as the author knows it: relative to the working directory when inside it, else absolute; always with <c>/</c>.</summary>
    public string Shown(string fullPath) => DisplayPath.Of(fullPath, WorkingDirectory);

    /// <summary>A path of the command line as a full path.</summary>
    public string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, WorkingDirectory));
}

/// <summary>Where a command speaks: results go to <see cref="Out"/>, progress and failures to <see cref="Error"/>.</summary>
internal sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary><see cref="Error"/> is a terminal: progress may move.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Whether <see cref="Out"/> gets colours.</summary>
    public bool ShowsColour { get; init; }

    /// <summary>Columns of <see cref="Out"/>.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Whether to print in colours: what <c>NO_COLOR</c> says (no-color.org) before <c>FORCE_COLOR</c> (force-color.org), else what the
    /// terminal can.</summary>
    public static bool WantsColour(Func<string, string?> variable, bool terminalCan) =>
        string.IsNullOrEmpty(variable("NO_COLOR")) && (terminalCan || variable("FORCE_COLOR") is not (null or "" or "0"));

    public static Terminal OfThisProcess()
    {
        // UTF-8 whatever the locale says, and no byte order mark: what we print is read by programs too.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var dumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal(Console.Out, Console.Error)
        {
            ShowsProgress = !Console.IsErrorRedirected && !dumb,
            ShowsColour = WantsColour(Environment.GetEnvironmentVariable, !Console.IsOutputRedirected && !dumb),
            Width = Console.IsOutputRedirected || Console.WindowWidth < 40 ? 100 : Math.Min(Console.WindowWidth, 200),
        };
    }
}
