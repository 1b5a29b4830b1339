using ServiceBlog.Core.Images;
using ServiceBlog.Impact;

namespace ServiceBlog.Commands;

/// <summary>Wires one build: the files of the disk and the clock on the one side, Core's pipeline on the other. Every command that builds the site
/// does it through here and chooses only where the files go.</summary>
internal sealed class SiteBuild(BuildSettings settings, ShellContext context)
{
    private readonly ThemeFinder _themes = new(settings.Input, settings.Options.Theme, context);
    private readonly List<DiskFile> _files = [];
    private FolderContent? _input;

    /// <summary>Of an earlier build into the same target.</summary>
    public BuildCache Cache { get; init; } = BuildCache.Empty;

    /// <summary>Puts other files in the place of the disk's: the site as it was, or as it would be.</summary>
    public OtherFiles Others { get; init; } = OtherFiles.None;

    /// <summary>The folders that the site is made of, so far as they are known before the settings are read.</summary>
    public ImmutableArray<string> Folders => [settings.Input, .. _themes.Places.Where(Directory.Exists), .. CommandLineTheme];

    /// <summary>Folders that the site must not be published over.</summary>
    public ImmutableArray<ProtectedFolder> Protected =>
    [
        new(settings.Input, "the input folder", IsRead: true) { MayHoldOutput = VaultFolder.Is(settings.Input) },
        .. _themes.Places.Select(place => new ProtectedFolder(place, "the themes folder", IsRead: true)),
        .. CommandLineTheme.Select(theme => new ProtectedFolder(theme, "the theme folder", IsRead: true)),
        new(context.WorkingDirectory, "the working directory", IsRead: false),
        .. context.HomeFolder.Length == 0 ? Array.Empty<ProtectedFolder>() : [new(context.HomeFolder, "your home folder", IsRead: false)],
    ];

    public IReadOnlyList<DiskFile> Files => _files;

    /// <summary>Says what is wrong with the command line before anything is made or waited for.</summary>
    public static void CheckInput(BuildSettings settings, ShellContext context)
    {
        InputFolder.Check(settings.Input, context.WorkingDirectory);
        if (settings.Options.Untrusted && new DirectoryInfo(settings.Input).LinkTarget is not null)
            throw new EnvironmentException($"the input folder {context.Shown(settings.Input)} is a symbolic link, which --untrusted does not follow.");
        var themes = new ThemeFinder(settings.Input, settings.Options.Theme, context);
        if (settings.Options.Theme is { } theme && themes.Locate(theme) is null)
        {
            throw new EnvironmentException(
                $"there is no theme '{theme}'. Themes are looked for in {string.Join(" and ", themes.Places)}; or name a theme's folder with --theme DIR.");
        }
    }

    /// <summary>Lists the input folder, which <see cref="Run"/> does otherwise.</summary>
    public void List() => _input ??= Listed(InputFolder.Read(settings.Input, context.WorkingDirectory, Cache), settings.Input);

    /// <param name="target">Takes the files; may still hold those of the cached build.</param>
    /// <param name="keepsRecord">Whether there shall be a record for the next build.</param>
    public BuildResult Run(IOutputTarget target, IProgress<BuildProgress>? progress = null, bool keepsRecord = false)
    {
        List();
        var themes = new Dictionary<string, FolderContent?>(StringComparer.Ordinal);
        // What leaves no record, such as a check, leaves no image either.
        var images = new ImageFolder(context.WorkingDirectory, writes: keepsRecord);
        var result = context.Pipeline(
            new BuildInput
            {
                Content = _input!,
                FindTheme = FindTheme,
                Now = settings.Now ?? context.Clock.GetUtcNow(),
                Options = settings.Options,
                Progress = progress,
                Images = settings.NoCache ? new MemoryImageCache() : images,
                ProcessorClock = settings.Verbose ? ProcessorClock.OfThisMachine : null,
                Before = Cache.Record,
                KeepsRecord = keepsRecord,
            },
            target);
        if (keepsRecord && Cache.Record is null && result.Succeeded)
            images.DeleteOthers();
        return result;

        FolderContent? FindTheme(string name)
        {
            if (!themes.TryGetValue(name, out var theme))
                themes[name] = theme = _themes.Find(name, Cache) is { } found ? Listed(found, _themes.Locate(name)!) : null;
            return theme;
        }
    }

    /// <summary>The files that the build read, in the states in which it saw them, as far as they can be told from later ones.</summary>
    /// <param name="listed">When the build began.</param>
    public Dictionary<string, KnownFile> KnownFiles(DateTimeOffset listed) => KnownFile.Settled(_files, listed);

    private IEnumerable<string> CommandLineTheme => settings.Options.Theme is { } theme && _themes.Locate(theme) is { } folder ? [folder] : [];

    private FolderContent Listed(FolderContent folder, string root)
    {
        _files.AddRange(folder.Files.OfType<DiskFile>());
        return Others.In(folder, root, context.WorkingDirectory);
    }
}

/// <summary>The processor time that Linux counts for a thread, for which .NET has no word.</summary>
internal sealed partial class ProcessorClock : IProcessorClock
{
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID

    private ProcessorClock()
    {
    }

    /// <summary>Null where a thread's time cannot be told.</summary>
    public static ProcessorClock? OfThisMachine { get; } = OperatingSystem.IsLinux() && Environment.Is64BitProcess ? new ProcessorClock() : null;

    public TimeSpan OfThread => GetTime(ThreadClock, out var time) == 0
        ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
        : throw new InvalidOperationException("The system does not tell the processor time of a thread.");

    public TimeSpan OfProcess => Environment.CpuUsage.TotalTime;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    /// <summary><c>struct timespec</c> of a 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
