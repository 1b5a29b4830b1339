using ServiceBlog.Import;

namespace ServiceBlog.Importing;

/// <summary>The input folder as an import finds and leaves it. Each file is written beside its place and moved there whole, a new one only where none
/// is; the notes of what was written come last, so that an import that is killed is simply done again.</summary>
/// <param name="root">The input folder, full.</param>
internal sealed class ImportDisk(string root, ShellContext context)
{
    public string FullPath(string path) => Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <param name="into">The folder of the pages as the user named it; null for the sources of the input folder.</param>
    public ImportTarget Target(string? into)
    {
        if (into is null)
            return new ImportTarget("sources");
        var full = context.FullPath(into);
        // "posts" alone means the one of the input folder.
        if (ContentPath.KindOf(into + "/x.md") is not null && !Directory.Exists(full))
            full = Path.Combine(root, into);
        // Compared as the disk sees them: a link within the input folder may lead out of it.
        var (realInput, realFolder) = (RealPath.Of(root), RealPath.Of(full));
        if (!RealPath.IsInside(realFolder, realInput) && !RealPath.AreSame(realFolder, realInput))
            throw new EnvironmentException(
                $"--into {into} is not in the input folder {DisplayPath.Of(root, context.WorkingDirectory)}, so its pages would not be part of the site. "
                + "Name a folder of pages within it, such as --into posts; the input folder of another site is named with --input DIR.");
        var folder = Path.GetRelativePath(realInput, realFolder).Replace(Path.DirectorySeparatorChar, '/');
        return ContentPath.KindOf(folder + "/x.md") is not null
            ? new ImportTarget(folder)
            : throw new EnvironmentException($"--into {into} is no folder of pages. Those are sources, posts, topics, pages and guide in the input folder.");
    }

    public ExistingSite ReadSite()
    {
        if (!Directory.Exists(root))
            return new ExistingSite([], []);
        var files = FolderReader.Read(root, context.WorkingDirectory).Files;
        var addresses = ImmutableArray.CreateBuilder<(string, string)>();
        var mistakes = new List<Diagnostic>(); // check reports those of the site's own pages
        foreach (var file in files.Where(file => ContentPath.IsMarkdown(file.Path) && ContentPath.KindOf(file.Path) is not null))
        {
            if (ContentReader.Read(file, TimeZoneInfo.Utc, mistakes) is not { } page)
                continue;
            addresses.Add((PageAddress.For(page, mistakes), file.Path));
            addresses.AddRange(page.FrontMatter.Aliases.Select(alias => UrlPath.Parse(alias.Value)).OfType<string>().Select(address => (address, file.Path)));
        }
        return new ExistingSite(files, addresses.ToImmutable());
    }

    public ImportState ReadState()
    {
        var path = FullPath(ImportState.FileName);
        if (!File.Exists(path))
            return new ImportState();
        return ImportState.TryParse(File.ReadAllBytes(path)) ?? throw new EnvironmentException(
            $"{DisplayPath.Of(path, context.WorkingDirectory)} is damaged, so it cannot be told which imported files were edited since. "
            + "Restore it, or delete it to have new files written beside them.");
    }

    public void Write(IEnumerable<PlannedFile> files, ImportState state)
    {
        var isNoted = false;
        var realInput = RealPath.Of(root);
        foreach (var file in files)
        {
            if (file.Action == PlannedAction.Kept)
                continue;
            if (!RealPath.IsInside(RealPath.Of(FullPath(file.Path)), realInput))
            {
                throw new EnvironmentException($"will not write {DisplayPath.Of(FullPath(file.Path), context.WorkingDirectory)}: "
                    + "a symbolic link leads from there out of the input folder. Put a folder in the place of the link, and import again.");
            }
            if (file.Action != PlannedAction.Unchanged)
                WholeFile.Write(FullPath(file.Path), file.Bytes, replaces: file.Action == PlannedAction.Refreshed);
            isNoted |= state.Note(file);
        }
        if (isNoted)
            WholeFile.Write(FullPath(ImportState.FileName), state.Format(), replaces: true);
    }
}

/// <summary>The edge to the disk: opens the files and folders that the command line names.</summary>
internal static class ImportFiles
{
    private static readonly string[] HiddenSettings = [".eleventy.js", ".eleventyignore", ".authors.yml"]; // in whichever folder
    private static readonly string[] HiddenSettingsAtTop = [".obsidian/app.json", ".obsidian/workspace.json", ".obsidian/core-plugins.json"];

    /// <summary>The folder as a vault that builds as it is; null if it is none.</summary>
    public static ImportBatch? ReadVault(string path, ShellContext context, ICollection<Diagnostic> diagnostics) => Directory.Exists(context.FullPath(path))
        ? Importer.ReadVault(FilesOf(context.FullPath(path), FolderReader.Read(context.FullPath(path), context.WorkingDirectory), context),
            Path.GetFileName(context.FullPath(path).TrimEnd('/', '\\')), diagnostics) : null;

    public static ImmutableArray<ImportBatch> Read(IEnumerable<string> paths, string? media, ShellContext context, ICollection<Diagnostic> diagnostics)
    {
        var full = paths.Select(path => (Path: path, Full: context.FullPath(path))).DistinctBy(path => path.Full).ToArray();
        // Before anything is read: a misspelt name should not leave half an import.
        foreach (var (path, fullPath) in full)
        {
            if (!File.Exists(fullPath) && !Directory.Exists(fullPath))
                throw new EnvironmentException(
                    path.Contains("://", StringComparison.Ordinal)
                        ? $"'{path}' is an address, and an import reads files. Save the page as HTML, and import that file."
                        : $"there is no file or folder '{path}' to import.");
        }
        var files = media is null ? [] : MediaOf(context.FullPath(media), media, context);
        return [.. full.SelectMany(path => Directory.Exists(path.Full)
            ? ReadFolder(path.Full, files, context, diagnostics) : [ReadFile(path.Full, files, context, diagnostics)])];
    }

    private static ImmutableArray<InputFile> MediaOf(string path, string media, ShellContext context) =>
        MediaArchive.Is(path) ? MediaArchive.Read(path, media)
        : Directory.Exists(path) ? FolderReader.Read(path, context.WorkingDirectory).Files
        : throw new EnvironmentException($"--media {media} is neither a folder nor a ZIP archive. Unpack another kind of archive first, and name the folder that holds its files.");

    private static ImportBatch ReadFile(string path, ImmutableArray<InputFile> media, ShellContext context, ICollection<Diagnostic> diagnostics)
    {
        var folder = Path.GetDirectoryName(path)!;
        return Importer.Read(FileAt(path, Path.GetFileName(path), context), relative => Beside(folder, relative, context), media, diagnostics);
    }

    private static ImportBatch[] ReadFolder(string path, ImmutableArray<InputFile> media, ShellContext context, ICollection<Diagnostic> diagnostics)
    {
        var content = FolderReader.Read(path, context.WorkingDirectory);
        foreach (var diagnostic in content.Diagnostics)
            diagnostics.Add(diagnostic);
        if (content.Files.IsEmpty)
            throw new EnvironmentException($"the folder {DisplayPath.Of(path, context.WorkingDirectory)} holds no file to import.");
        return Importer.ReadFolder(FilesOf(path, content, context), Path.GetFileName(path), diagnostics) is { } site
            ? [site]
            : content.Files.Select(file => ReadFile(Path.Combine(path, file.Path), media, context, diagnostics)).ToArray();
    }

    /// <summary>The files of a folder with those hidden ones that tell what it is.</summary>
    private static ImmutableArray<InputFile> FilesOf(string folder, FolderContent content, ShellContext context) =>
    [
        .. content.Files,
        .. content.Files.Select(file => ContentPath.FolderOf(file.Path)).SelectMany(within => (string[])[within, ContentPath.FolderOf(within), ""]).Distinct()
            .SelectMany(within => HiddenSettings.Select(name => within.Length == 0 ? name : $"{within}/{name}")).Concat(HiddenSettingsAtTop)
            .Where(name => File.Exists(Path.Combine(folder, name))).Select(name => FileAt(Path.Combine(folder, name), name, context)),
    ];

    /// <summary>A file below the folder, never outside it, whose path can be published.</summary>
    private static DiskFile? Beside(string folder, string relative, ShellContext context)
    {
        if (OutputPath.FaultOf(relative) is not null)
            return null;
        var full = Path.GetFullPath(Path.Combine(folder, relative));
        return RealPath.IsInside(RealPath.Of(full), RealPath.Of(folder)) && File.Exists(full) ? FileAt(full, relative, context) : null;
    }

    private static DiskFile FileAt(string full, string path, ShellContext context) =>
        new(path.Replace('\\', '/'), DisplayPath.Of(full, context.WorkingDirectory), full);
}

/// <summary>Says which files an import writes: for people as a list, for programs as diagnostics.</summary>
internal static class ImportListing
{
    public static void Write(ImmutableArray<PlannedFile> plan, Func<string, string> shown, bool isDryRun, Terminal terminal)
    {
        if (plan.IsEmpty)
            return;
        foreach (var file in plan)
        {
            var page = file.Page is { } held
                ? $"  {held.Date?.Day ?? "no date   "}  {Printable.Text(held.Title)}{By(held)}{(held.Draft ? " (draft)" : "")}" : "";
            terminal.Out.WriteLine($"{Verb(file.Action, isDryRun)}  {Printable.Text(shown(file.Path))}{page}");
        }
        terminal.Out.WriteLine();
    }

    public static Diagnostic Describe(PlannedFile file, string shownPath, bool isDryRun)
    {
        var page = file.Page!;
        var verb = file.Action switch
        {
            PlannedAction.New or PlannedAction.Refreshed => isDryRun ? "would be written to" : "was written to",
            PlannedAction.Unchanged => "is unchanged in",
            _ => "was left as it is in",
        };
        return new Diagnostic(Rules.ImportedPage, page.Location, $"\"{page.Title}\"{By(page)}, {page.Date?.ToString() ?? "no date"}, {verb} {shownPath}");
    }

    private static string By(ImportedPage page) => page.Authors.IsEmpty ? "" : " by " + Printable.Text(string.Join(", ", page.Authors));

    private static string Verb(PlannedAction action, bool isDryRun) => action switch
    {
        PlannedAction.New => isDryRun ? "would add    " : "added    ",
        PlannedAction.Refreshed => isDryRun ? "would refresh" : "refreshed",
        PlannedAction.Unchanged => isDryRun ? "unchanged    " : "unchanged",
        _ => isDryRun ? "kept         " : "kept     ",
    };
}
