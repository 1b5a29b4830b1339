namespace ServiceBlog.Files;

/// <summary>Lists what a site or a theme is made of. Nothing is read yet: an <see cref="InputFile"/> reads when it is asked. The list is the same on
/// every system: paths with <c>/</c>, in Unicode form C, in ordinal order; hidden files left out (<see cref="HiddenFiles"/>), symbolic links not
/// followed, so that no file outside the folder is ever published.</summary>
/// <param name="cache">Knows the bytes of files that an earlier build saw in the same state.</param>
internal sealed class FolderReader(string root, string workingDirectory, BuildCache cache)
{
    // U+FFFD is what .NET makes of bytes that are not UTF-8: such a file cannot even be opened by that name.
    private static readonly SearchValues<char> Unusable = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl), '\\', '\uFFFD']);

    private readonly bool _isVault = VaultFolder.Is(root);
    private readonly Dictionary<string, InputFile> _files = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>What authors see before the path of each file: finding it out for each of ten thousand takes its time.</summary>
    private readonly string _shownRoot = DisplayPath.Of(Path.Join(root, "x"), workingDirectory)[..^1];

    public static FolderContent Read(string root, string workingDirectory, BuildCache? cache = null)
    {
        var reader = new FolderReader(root, workingDirectory, cache ?? BuildCache.Empty);
        foreach (var entry in FolderWalk.Entries(root, reader.IsWanted))
            reader.Add(entry);
        var files = reader._files.Values.ToArray();
        Array.Sort(files, static (file, other) => string.CompareOrdinal(file.Path, other.Path));
        return new FolderContent(
            ImmutableCollectionsMarshal.AsImmutableArray(files),
            [.. reader._diagnostics.OrderBy(diagnostic => diagnostic.Location)])
        {
            VaultName = reader._isVault ? Path.GetFileName(root.TrimEnd('/', '\\')) : null,
        };
    }

    /// <summary>A site without its settings or without all of its posts is another site.</summary>
    private void ReportLink(string path)
    {
        var isPartOfSite = !path.Contains('/') && InputFiles.IsKnown(path);
        Report(Rules.SymbolicLink, path, "a symbolic link is not followed: the site is built without it", isPartOfSite ? Severity.Error : Severity.Warning);
    }

    private bool IsWanted(string path, bool isFolder)
    {
        if (isFolder && InputFiles.IsFileName(path))
            Report(Rules.SpecialFile, path, "a folder stands where a file is expected");
        if (path == VaultTemplates.SettingsFolder || path.StartsWith($"{VaultTemplates.SettingsFolder}/", StringComparison.Ordinal))
            return VaultTemplates.IsSetting(path);
        if (HiddenFiles.IsWanted(path))
            return !_isVault || path.Contains('/') || !OutputManifest.In(Path.Join(root, path)).Any();
        if (HiddenFiles.DeservesNote(path))
            Report(Rules.HiddenFile, path, "a hidden file or folder is not published");
        return false;
    }

    private void Add(FolderEntry entry)
    {
        if (entry.IsLink)
            ReportLink(entry.Path);
        else if (entry.State is null or { Size: 0 } && !FileStatus.IsRegular(entry.FullPath))
            Report(Rules.SpecialFile, entry.Path, "this is a pipe, a socket or a device, and is not opened");
        else if (!TryNormalize(entry.Path, out var path))
            Report(Rules.InvalidFileName, entry.Path, "the file's path holds a control character, a backslash or broken Unicode");
        else if (KeepsItsName(path) && OutputPath.FaultOf(path) is { } fault)
            Report(Rules.InvalidFileName, entry.Path, $"the file's path {fault}");
        else if (!_files.TryAdd(path, File(path, entry)))
            Report(Rules.DuplicateFileName, entry.Path, "two files have this name, written in different Unicode forms");
    }

    private DiskFile File(string path, FolderEntry entry) =>
        new(path, Shown(entry.Path), entry.FullPath, entry.State, cache.HashOf(entry.FullPath, entry.State));

    /// <summary>A page's address is made from its name; everything else is published, if at all, under the name it has.</summary>
    private static bool KeepsItsName(string path) => !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <summary>Form C of a path; false for a name that no other system, or no manifest line, could hold.</summary>
    private static bool TryNormalize(string path, out string normalized)
    {
        normalized = path;
        if (path.AsSpan().ContainsAny(Unusable))
            return false;
        try
        {
            normalized = path.Normalize(NormalizationForm.FormC);
            return true;
        }
        catch (ArgumentException)
        {
            return false; // an unpaired surrogate
        }
    }

    private void Report(Rule rule, string path, string message, Severity? severity = null) =>
        _diagnostics.Add(new Diagnostic(rule, new SourceLocation(Shown(path)), message) { Severity = severity ?? rule.DefaultSeverity });

    private string Shown(string path) => _shownRoot + path;
}

/// <summary>A vault of Obsidian, which is built as it is. The site may be published into a folder right in it, which is no part of it then.</summary>
internal static class VaultFolder
{
    public static bool Is(string folder) => Directory.Exists(Path.Join(folder, VaultTemplates.SettingsFolder));
}

/// <summary>The folder that a site is built from.</summary>
internal static class InputFolder
{
    /// <exception cref="EnvironmentException">There is no such folder.</exception>
    public static void Check(string folder, string workingDirectory)
    {
        if (Directory.Exists(folder))
            return;
        var shown = DisplayPath.Of(folder, workingDirectory);
        throw new EnvironmentException(File.Exists(folder)
            ? $"the input '{shown}' is a file. Name the folder that holds site.yml with --input DIR."
            : $"there is no input folder '{shown}'. Run the command where that folder lies, or name another with --input DIR.");
    }

    /// <summary>The folder that the command line names; run in a vault, the vault itself.</summary>
    public static string Of(string named, ShellContext context)
    {
        var folder = context.FullPath(named);
        return named == Usual && !Directory.Exists(folder) && VaultFolder.Is(context.WorkingDirectory) ? context.WorkingDirectory : folder;
    }

    /// <summary>The name that it has if the command line names none.</summary>
    public const string Usual = "input";

    public static FolderContent Read(string folder, string workingDirectory, BuildCache? cache = null)
    {
        Check(folder, workingDirectory);
        return FolderReader.Read(folder, workingDirectory, cache);
    }

    /// <summary>The settings among the files. What is wrong with them is for the build to report.</summary>
    public static SiteConfig Config(IEnumerable<InputFile> files, BuildOptions? options = null) =>
        SiteConfigReader.Read(files.FirstOrDefault(file => file.Path == "site.yml"), options?.BaseUrl, options?.Theme, new List<Diagnostic>(),
            options?.Untrusted ?? false);
}

/// <summary>Finds a theme: <c>themes/NAME</c> beside the input folder, then <c>themes/NAME</c> beside the program. Only the person at the command
/// line may name any folder (<c>--theme DIR</c>); a name from <c>site.yml</c> stays within the two, since the site's text may be a
/// stranger's.</summary>
internal sealed class ThemeFinder(string inputFolder, string? commandLineTheme, ShellContext context)
{
    /// <summary>Where themes are looked for by name, the first hit wins.</summary>
    public ImmutableArray<string> Places { get; } =
        [Path.Combine(Path.GetDirectoryName(inputFolder) ?? inputFolder, "themes"), Path.Combine(context.ProgramFolder, "themes")];

    /// <summary>The theme's files; null if there is no such theme.</summary>
    public FolderContent? Find(string theme, BuildCache? cache = null) =>
        Locate(theme) is { } folder ? FolderReader.Read(folder, context.WorkingDirectory, cache) : null;

    /// <summary>The theme's folder; null if there is no such theme.</summary>
    public string? Locate(string theme)
    {
        if (IsPlainName(theme) && Places.Select(place => Path.Combine(place, theme)).FirstOrDefault(IsFolder) is { } found)
            return found;
        if (theme.Length == 0 || theme != commandLineTheme)
            return null;
        var folder = context.FullPath(theme);
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>A linked folder would lead out of the themes: it is no theme by name, only by <c>--theme DIR</c>.</summary>
    private static bool IsFolder(string path) => new DirectoryInfo(path) is { Exists: true, LinkTarget: null };

    private static bool IsPlainName(string theme) =>
        theme.Length > 0 && !theme.StartsWith('.') && !theme.Any(letter => letter is '/' or '\\' or ':' || char.IsControl(letter));
}

/// <summary>A file on the disk, read when it is asked for.</summary>
/// <param name="state">Its state when it was listed; null where the system cannot tell.</param>
/// <param name="hash">Of its bytes, if an earlier run saw it in the same state.</param>
internal sealed class DiskFile(string path, string displayPath, string fullPath, FileState? state = null, ContentHash? hash = null)
    : InputFile(path, displayPath, hash)
{
    public string FullPath => fullPath;
    public FileState? State => state;

    protected override ReadOnlyMemory<byte> ReadBytes()
    {
        try
        {
            // What had a length when it was listed is no pipe: there is no need to look again.
            return state is { Size: > 0 } ? File.ReadAllBytes(fullPath) : FileStatus.ReadRegular(fullPath);
        }
        catch (UnauthorizedAccessException exception)
        {
            // One kind of exception for everything that a disk may do, as the contract says.
            throw new IOException(exception.Message, exception);
        }
    }
}

/// <summary>Which hidden files (those whose name starts with a dot) belong to a site. Outside <c>static/</c>: none but the folder <c>.well-known</c>.
/// Below <c>static/</c> also the few names that web hosts look for. It is a list of what is let in, not of what is kept out: an <c>.env</c> or a
/// <c>.git</c> must never be published by oversight.</summary>
internal static class HiddenFiles
{
    private static readonly FrozenSet<string> Published = FrozenSet.Create(
        StringComparer.Ordinal, ".well-known", ".nojekyll", ".htaccess", ".domains");

    /// <summary>What editors and systems strew about; not worth a word to the author.</summary>
    private static readonly FrozenSet<string> Litter = FrozenSet.Create(
        StringComparer.Ordinal, ".DS_Store", ".git", ".gitignore", ".gitkeep", ".gitattributes", ".gitmodules", ".keep",
        ".hg", ".svn", ".idea", ".vs", ".vscode", ".editorconfig", ".directory");

    /// <summary>Whether a file or folder of the input or of a theme is part of it.</summary>
    public static bool IsWanted(string path)
    {
        if (!path.AsSpan(path.LastIndexOf('/') + 1).StartsWith('.'))
            return true;
        var name = NameOf(path);
        return name == ".well-known" || (IsStatic(path) && Published.Contains(name));
    }

    /// <summary>Whether the author may have expected to see this file, which is not wanted, published.</summary>
    public static bool DeservesNote(string path) => IsStatic(path) && !Litter.Contains(NameOf(path));

    private static bool IsStatic(string path) => path.StartsWith("static/", StringComparison.Ordinal);

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
