using ServiceBlog.Core.Search;

namespace ServiceBlog.Files.Publishing;

/// <summary>
/// Puts staged files into the published folder one by one, where the folder itself cannot or must not change places with another: it is a
/// mount point, or holds files that are not ours. Each file is the old one or the new one at every moment. New files come first, pages last,
/// and removals after them, so that a page never leads to something that is not there yet or any more.
/// </summary>
/// <remarks>
/// A journal in the staging folder tells that the exchange has begun and what it removes. A build that finds one, since the build before was
/// killed, ends what that one began.
/// </remarks>
internal sealed class InPlaceExchange(StagingFolder staging, string output)
{
    /// <summary>Puts a file in the place of another.</summary>
    public Action<string, string> Move { get; init; } = (from, to) => File.Move(from, to, overwrite: true);

    /// <summary>From here on the exchange is ended, by this build or by the next.</summary>
    /// <param name="removed">Paths of our files that go.</param>
    public void Run(IEnumerable<string> removed)
    {
        Disk.Do("write", staging.Journal, () =>
        {
            File.WriteAllLines(staging.Journal + ".new", removed);
            File.Move(staging.Journal + ".new", staging.Journal);
        });
        End();
    }

    /// <summary>Does what is left to do; nothing if no exchange has begun.</summary>
    public void End()
    {
        if (!FileStatus.IsRegular(staging.Journal))
            return;
        var removed = File.ReadAllLines(staging.Journal).Where(path => OutputPath.FaultOf(path) is null || OutputManifest.IsManifest(path)).ToList();
        var staged = FolderWalk.Entries(staging.Site, _ => true).Select(entry => entry.Path).ToList();
        foreach (var path in staged.Where(path => !OutputManifest.IsManifest(path)).OrderBy(OrderOf))
            Put(path, removed);
        foreach (var path in removed)
            Remove(path);
        foreach (var list in staged.Where(OutputManifest.IsManifest))
            Put(list, removed);
        Disk.DoLate("delete", staging.Journal, () => File.Delete(staging.Journal));
    }

    /// <summary>What pages need is there before them; what names other files comes after those.</summary>
    private static int OrderOf(string path) => path == SearchFiles.ManifestFile ? 2 : path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? 1 : 0;

    private void Put(string path, List<string> removed)
    {
        var target = Path.Join(output, path);
        Disk.DoLate("replace", target, () =>
        {
            foreach (var folder in OutputPath.Folders(path).Reverse())
                MakeFolder(Path.Join(output, folder));
            if (new DirectoryInfo(target) is { Exists: true, LinkTarget: null })
            {
                foreach (var inner in removed.Where(inner => inner.StartsWith(path + "/", StringComparison.Ordinal)))
                    Remove(inner);
                if (Directory.Exists(target))
                    Directory.Delete(target);
            }
            else if (new DirectoryInfo(target) is { Exists: true })
            {
                Directory.Delete(target); // the link
            }
            try
            {
                Move(staging.FullPath(path), target);
            }
            catch (IOException) when (File.Exists(target) && File.ReadAllBytes(target).AsSpan().SequenceEqual(File.ReadAllBytes(staging.FullPath(path))))
            {
                // On an overlay file system, two names of one file cannot take each other's place.
                File.Delete(staging.FullPath(path));
            }
        });
    }

    /// <summary>A file or a link in the place of a folder goes: only ours can be there, since files of others in the way were refused before.</summary>
    private static void MakeFolder(string folder)
    {
        if (new DirectoryInfo(folder) is { Exists: true, LinkTarget: null })
            return;
        if (Directory.Exists(folder))
            Directory.Delete(folder);
        else
            File.Delete(folder);
        Directory.CreateDirectory(folder);
    }

    private void Remove(string path)
    {
        var target = Path.Join(output, path);
        Disk.DoLate("delete", target, () =>
        {
            if (File.Exists(target) && OutputPath.Folders(path).All(folder => new DirectoryInfo(Path.Join(output, folder)).LinkTarget is null))
                File.Delete(target);
            foreach (var folder in OutputPath.Folders(path).Select(folder => new DirectoryInfo(Path.Join(output, folder))))
            {
                if (!folder.Exists || folder.LinkTarget is not null || folder.EnumerateFileSystemInfos().Any())
                    break;
                folder.Delete();
            }
        });
    }
}
