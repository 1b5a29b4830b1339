namespace ServiceBlog.Files.Editing;

/// <summary>Carries changes of authors' files out, all or none. Everything is written beside its place first; then each file is exchanged by one
/// rename. If one of them fails, those before it are put back.</summary>
internal static class ChangeWriter
{
    /// <exception cref="EnvironmentException">Nothing was changed: the disk failed, or another program changed a file meanwhile.</exception>
    public static void Write(string root, ImmutableArray<FileChange> changes)
    {
        var staged = new List<StagedChange>();
        try
        {
            foreach (var change in changes)
            {
                staged.Add(new StagedChange(FullPath(change.Path), FullPath(change.MovesTo ?? change.Path)));
                staged[^1].Stage(change);
            }
            staged.ForEach(change => change.Commit());
        }
        catch (Exception exception) when (Failure.IsOfDisk(exception))
        {
            RollBack(staged, exception);
            var message = staged.Aggregate(exception.Message, (text, change) => change.Renamed(text));
            throw new EnvironmentException($"nothing was changed: {message}", exception);
        }
        finally
        {
            staged.ForEach(change => change.Clean());
        }

        string FullPath(string path) => Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));
    }

    private static void RollBack(List<StagedChange> staged, Exception cause)
    {
        foreach (var change in Enumerable.Reverse(staged))
        {
            try
            {
                change.Revert();
            }
            catch (Exception exception) when (Failure.IsOfDisk(exception))
            {
                throw new EnvironmentException(
                    $"{cause.Message} And {change.Source} could not be put back: {exception.Message} What it held is in {change.Backup}.", exception);
            }
        }
    }
}

/// <summary>One file on its way from what it holds to what it is to hold.</summary>
/// <param name="source">Where it lies; for a new one, where it will.</param>
/// <param name="target">Where it will lie.</param>
internal sealed class StagedChange(string source, string target)
{
    private readonly string _unique = Guid.NewGuid().ToString("N");
    private string? _madeFolder;
    private bool _isSetAside;
    private bool _isDone;

    public string Source => source;

    /// <summary>What the file held, while the change is under way.</summary>
    public string Backup => Beside(source, "old");

    private string New => Beside(target, "new");

    /// <summary>A message of the disk, with the author's file in place of one that they never see.</summary>
    public string Renamed(string message) => message.Replace(New, target, StringComparison.Ordinal).Replace(Backup, source, StringComparison.Ordinal);

    /// <summary>Hidden, so that a program that watches the folder does not take them for content.</summary>
    private string Beside(string path, string what) => Path.Join(Path.GetDirectoryName(path), $".{Path.GetFileName(path)}.{_unique}.{what}");

    /// <summary>Writes the new content beside its place.</summary>
    /// <exception cref="IOException">The file is not what it was when the change was planned.</exception>
    public void Stage(FileChange change)
    {
        if (change.Before is { } before && !FileStatus.ReadRegular(source).AsSpan().SequenceEqual(before.Span))
            throw new IOException($"{source} was changed by another program meanwhile.");
        if (change.Before is null && File.Exists(target))
            throw new IOException($"{target} is there already.");
        MakeFolder(Path.GetDirectoryName(target)!);
        File.WriteAllBytes(New, change.After.Span);
        if (change.Before is not null && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(New, File.GetUnixFileMode(source));
    }

    public void Commit()
    {
        // Set aside first: on a disk that does not tell case apart, the target can be the same file.
        if (File.Exists(source))
        {
            File.Move(source, Backup);
            _isSetAside = true;
        }
        File.Move(New, target, overwrite: false);
        _isDone = true;
    }

    public void Revert()
    {
        if (_isDone)
            File.Delete(target);
        _isDone = false;
        if (_isSetAside)
            File.Move(Backup, source, overwrite: true);
        _isSetAside = false;
        Clean();
        if (Directory.Exists(_madeFolder))
            Directory.Delete(_madeFolder, recursive: true);
    }

    /// <summary>Takes away what is left of the work.</summary>
    public void Clean()
    {
        if (File.Exists(New))
            File.Delete(New);
        if (!_isDone)
            return;
        File.Delete(Backup);
        // A folder that the last file has left, such as that of the comments on a page that has moved.
        if (Path.GetDirectoryName(source) is { } left && left != Path.GetDirectoryName(target) && !Directory.EnumerateFileSystemEntries(left).Any())
            Directory.Delete(left);
    }

    /// <summary>Makes a folder and those above it, and remembers the highest.</summary>
    private void MakeFolder(string folder)
    {
        for (var missing = folder; !Directory.Exists(missing); missing = Path.GetDirectoryName(missing)!)
            _madeFolder = missing;
        Directory.CreateDirectory(folder);
    }
}
