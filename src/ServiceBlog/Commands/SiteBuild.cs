using System.Collections.Immutable;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Config;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Files;
using ServiceBlog.Files.Caching;
using ServiceBlog.Files.Publishing;
using ServiceBlog.Impact;

namespace ServiceBlog.Commands;

/// <summary>
/// Wires one build: the files of the disk and the clock on the one side, Core's pipeline on the other. Every command
/// that builds the site does it through here and chooses only where the files go.
/// </summary>
internal sealed class SiteBuild(BuildSettings settings, ShellContext context)
{
    private readonly ThemeFinder _themes = new(settings.Input, settings.Options.Theme, context);

    private readonly List<DiskFile> _files = [];

    /// <summary>Puts other files in the place of the disk's: the site as it was, or as it would be.</summary>
    public OtherFiles Others { get; init; } = OtherFiles.None;

    /// <summary>Folders that the site must not be published over.</summary>
    public ImmutableArray<ProtectedFolder> Protected()
    {
        var folders = ImmutableArray.CreateBuilder<ProtectedFolder>();
        folders.Add(new(settings.Input, "the input folder", IsRead: true));
        folders.AddRange(_themes.Places.Select(place => new ProtectedFolder(place, "the themes folder", IsRead: true)));
        if (CommandLineTheme is { } theme)
            folders.Add(new(theme, "the theme folder", IsRead: true));
        folders.Add(new(context.WorkingDirectory, "the working directory", IsRead: false));
        if (context.HomeFolder.Length > 0)
            folders.Add(new(context.HomeFolder, "your home folder", IsRead: false));
        return folders.ToImmutable();
    }

    private string? CommandLineTheme => settings.Options.Theme is { } theme ? _themes.Locate(theme) : null;

    /// <summary>The folders that the site is made of, so far as they are known before the settings are read.</summary>
    public ImmutableArray<string> Folders => [settings.Input, .. _themes.Places.Select(place => place).Where(Directory.Exists), .. CommandLineTheme is { } theme ? [theme] : Array.Empty<string>()];

    /// <summary>The files that the build read from the disk.</summary>
    public IReadOnlyList<DiskFile> Files => _files;

    /// <summary>Says what is wrong with the command line before anything is made or waited for.</summary>
    public void CheckInput()
    {
        InputFolder.Check(settings.Input, context.WorkingDirectory);
        if (settings.Options.Theme is { } theme && CommandLineTheme is null)
            throw new EnvironmentException(
                $"there is no theme '{theme}'. Themes are looked for in {string.Join(" and ", _themes.Places)}; "
                + "or name a theme's folder with --theme DIR.");
    }

    /// <summary>The path that the site will lie under: <c>/</c>, or <c>/blog/</c>.</summary>
    public string BasePath()
    {
        // Its mistakes are reported by the build itself.
        var file = InputFolder.Read(settings.Input, context.WorkingDirectory).Files.FirstOrDefault(file => file.Path == "site.yml");
        var config = SiteConfigReader.Read(file, settings.Options.BaseUrl, settings.Options.Theme, new List<Diagnostic>());
        return Uri.UnescapeDataString(config.BasePath);
    }

    public BuildResult Run(IOutputTarget target, IProgress<BuildProgress>? progress) => Run(target, BuildCache.Empty, keepsRecord: false, progress);

    /// <param name="target">Takes the files; may still hold those of the cached build.</param>
    /// <param name="cache">Of an earlier build into the same target.</param>
    /// <param name="keepsRecord">Whether there shall be a record for the next build.</param>
    /// <param name="progress">Told how far the build is; null if nobody looks.</param>
    public BuildResult Run(IOutputTarget target, BuildCache cache, bool keepsRecord, IProgress<BuildProgress>? progress)
    {
        var content = Listed(InputFolder.Read(settings.Input, context.WorkingDirectory, cache), settings.Input);
        var themes = new Dictionary<string, FolderContent?>(StringComparer.Ordinal);
        return context.Pipeline(
            new BuildInput
            {
                Content = content,
                FindTheme = FindTheme,
                Now = settings.Now ?? context.Clock.GetUtcNow(),
                Options = settings.Options,
                Progress = progress,
                ProcessorClock = settings.Verbose ? ProcessorClock.OfThisMachine : null,
                Before = cache.Record,
                KeepsRecord = keepsRecord,
            },
            target);

        FolderContent? FindTheme(string name)
        {
            if (!themes.TryGetValue(name, out var theme))
                themes[name] = theme = _themes.Find(name, cache) is { } found ? Listed(found, _themes.Locate(name)!) : null;
            return theme;
        }
    }

    /// <summary>The files that the build read, in the states in which it saw them, as far as they can be told from later ones.</summary>
    /// <param name="listed">When the build began.</param>
    public Dictionary<string, KnownFile> KnownFiles(DateTimeOffset listed)
    {
        var known = new Dictionary<string, KnownFile>(_files.Count, StringComparer.Ordinal);
        foreach (var file in _files)
        {
            if (file is { Stamp: { } stamp, ContentHash: { } hash } && stamp.IsSettled(listed))
                known[file.FullPath] = new KnownFile(stamp, hash);
        }
        return known;
    }

    private FolderContent Listed(FolderContent folder, string root)
    {
        _files.AddRange(folder.Files.OfType<DiskFile>());
        return Others.In(folder, root, context.WorkingDirectory);
    }
}
