using ServiceBlog.Import;

namespace ServiceBlog.Importing;

/// <summary>The edge to the disk: opens the files and folders that the command line names.</summary>
internal static class ImportFiles
{
    public static ImmutableArray<ImportBatch> Read(IEnumerable<string> paths, ShellContext context, ICollection<Diagnostic> diagnostics)
    {
        var full = paths.Select(path => (Path: path, Full: context.FullPath(path))).DistinctBy(path => path.Full).ToArray();
        // Before anything is read: a misspelt name should not leave half an import.
        foreach (var (path, fullPath) in full)
        {
            if (!File.Exists(fullPath) && !Directory.Exists(fullPath))
                throw new EnvironmentException($"there is no file or folder '{path}' to import.");
        }
        return [.. full.SelectMany(path => Directory.Exists(path.Full) ? ReadFolder(path.Full, context, diagnostics) : [ReadFile(path.Full, context, diagnostics)])];
    }

    private static ImportBatch ReadFile(string path, ShellContext context, ICollection<Diagnostic> diagnostics)
    {
        var folder = Path.GetDirectoryName(path)!;
        return Importer.Read(FileAt(path, Path.GetFileName(path), context), relative => Beside(folder, relative, context), diagnostics);
    }

    private static ImportBatch[] ReadFolder(string path, ShellContext context, ICollection<Diagnostic> diagnostics)
    {
        var content = FolderReader.Read(path, context.WorkingDirectory);
        foreach (var diagnostic in content.Diagnostics)
            diagnostics.Add(diagnostic);
        if (content.Files.IsEmpty)
            throw new EnvironmentException($"the folder {DisplayPath.Of(path, context.WorkingDirectory)} holds no file to import.");
        return Importer.ReadFolder(content.Files, Path.GetFileName(path), diagnostics) is { } site
            ? [site]
            : content.Files.Select(file => ReadFile(Path.Combine(path, file.Path), context, diagnostics)).ToArray();
    }

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
