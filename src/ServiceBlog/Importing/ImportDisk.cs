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
        foreach (var file in files)
        {
            if (file.Action == PlannedAction.Kept)
                continue;
            if (file.Action != PlannedAction.Unchanged)
                WholeFile.Write(FullPath(file.Path), file.Bytes, replaces: file.Action == PlannedAction.Refreshed);
            isNoted |= state.Note(file);
        }
        if (isNoted)
            WholeFile.Write(FullPath(ImportState.FileName), state.Format(), replaces: true);
    }
}
