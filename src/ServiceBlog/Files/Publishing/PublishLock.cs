namespace ServiceBlog.Files.Publishing;

/// <summary>One build at a time for one output folder. The lock is an open file in the folder for temporary files, named by the output's path, so
/// that nothing stays beside the site and the system lets go of it however the build ends. The empty file itself stays: to delete it would let two
/// builds lock two files of one name.</summary>
internal static class PublishLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Held until it is disposed of.</summary>
    /// <param name="patience">How long to wait for another build.</param>
    /// <param name="say">Told once that there is something to wait for.</param>
    public static IDisposable Take(string output, TimeSpan patience, Action<string> say)
    {
        var key = OperatingSystem.IsLinux() ? output : output.ToUpperInvariant();
        var path = Path.Combine(Path.GetTempPath(), $"serviceblog-{ContentHash.None.With(key)}.lock");
        Disk.Do("create", path, () => Create(path));
        var turns = (int)(patience / Pause);
        for (var turn = 0; ; turn++)
        {
            if (TryOpen(path) is { } file)
                return file;
            if (turn >= turns)
                throw new EnvironmentException($"another build is publishing into {output}. Wait for it to end, and build again.");
            if (turn == 0)
                say($"Another build is publishing into {output}; waiting for it to end.");
            Thread.Sleep(Pause);
        }
    }

    private static void Create(string path)
    {
        try
        {
            File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // From an earlier build.
        }
    }

    /// <summary>Opened for reading: that is enough to lock, and a file of another user's build can be locked too.</summary>
    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
        }
        catch (FileNotFoundException exception)
        {
            throw new EnvironmentException($"the lock file {path} vanished. Build again.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new EnvironmentException($"cannot open the lock file {path}: {exception.Message} Delete it, and build again.", exception);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
