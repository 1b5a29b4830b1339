namespace ServiceBlog.Files;

/// <summary>A folder of built HTML, as a web server would give it out: every file under exactly the name it has on the disk, also hidden ones, and a
/// link to a file as that file. Links to folders are not followed, since they may lead in circles.</summary>
internal static class BuiltSite
{
    /// <summary>Shows every file to the checker; returns those that could not be read.</summary>
    public static IEnumerable<Diagnostic> Show(string root, SiteChecker checker)
    {
        var unreadable = new ConcurrentBag<Diagnostic>();
        Parallel.ForEach(FolderWalk.Entries(root, IsPublished), entry =>
        {
            var file = entry.IsLink ? TargetOf(entry.FullPath) : entry.FullPath;
            if (file is null)
            {
                unreadable.Add(new Diagnostic(Rules.SymbolicLink, new SourceLocation(entry.Path), "a symbolic link to no file is not followed"));
                return;
            }
            // The path counts even if the file cannot be read.
            checker.AddPath(entry.Path);
            if (!SiteChecker.Reads(entry.Path) || !FileStatus.IsRegular(file))
                return;
            try
            {
                checker.Add(entry.Path, FileStatus.ReadRegular(file));
            }
            catch (Exception exception) when (Failure.IsOfDisk(exception))
            {
                unreadable.Add(new Diagnostic(Rules.UnreadableFile, new SourceLocation(entry.Path), exception.Message));
            }
        });
        return unreadable.OrderBy(diagnostic => diagnostic.Location);
    }

    /// <summary>The file that a link leads to; null if it leads to a folder, to nothing or in a circle.</summary>
    private static string? TargetOf(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: true) is { } target && File.Exists(target.FullName) ? target.FullName : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A folder may be the working tree of the branch that a host publishes.</summary>
    private static bool IsPublished(string path) => !(path == ".git" || path.EndsWith("/.git", StringComparison.Ordinal));
}
