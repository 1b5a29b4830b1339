namespace ServiceBlog.Files.Publishing;

/// <summary>One build at a time for one output folder. The lock is an open file beside the folder, or inside it if nothing can be put beside it, so that
/// all builds meet there, whatever their temporary folders. The system lets go of it however the build ends, and the file is deleted.</summary>
internal sealed class PublishLock : IDisposable
{
    public const string InsideName = ".serviceblog-lock";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly string _path;
    private readonly FileStream _file;

    private PublishLock(string path, FileStream file) => (_path, _file) = (path, file);

    /// <summary>Held until it is disposed of.</summary>
    /// <param name="patience">How long to wait for another build.</param>
    /// <param name="say">Told once that there is something to wait for.</param>
    public static IDisposable Take(string output, TimeSpan patience, Action<string> say)
    {
        var beside = Path.Combine(Path.GetDirectoryName(output)!, $".{Path.GetFileName(output)}.lock");
        var turns = (int)(patience / Pause);
        for (var turn = 0; ; turn++)
        {
            var path = beside;
            if (!TryOpen(path, out var file))
            {
                path = Path.Combine(output, InsideName);
                Disk.Do("write into", output, () => file = Open(path));
            }
            if (file is not null && IsStillThere(path, file))
                return new PublishLock(path, file);
            file?.Dispose();
            if (turn >= turns)
                throw new EnvironmentException($"another build{HolderOf(path)} is publishing into {output}. Wait for it to end, and build again.");
            if (turn == 0)
                say($"Another build{HolderOf(path)} is publishing into {output}; waiting for it to end.");
            Thread.Sleep(Pause);
        }
    }

    /// <summary>The file goes before the lock, so that none that waits for it is left with a file without a name.</summary>
    public void Dispose()
    {
        try
        {
            // Elsewhere none could tell that its file has lost the name.
            if (OperatingSystem.IsLinux())
                File.Delete(_path);
        }
        catch (Exception exception) when (Failure.IsOfDisk(exception))
        {
            // An empty file stays, and does no harm.
        }
        finally
        {
            _file.Dispose();
        }
    }

    /// <summary>False if no file can be made here.</summary>
    /// <param name="file">Null if another build has it.</param>
    private static bool TryOpen(string path, out FileStream? file)
    {
        file = null;
        try
        {
            file = Open(path);
            return true;
        }
        catch (Exception exception) when (Failure.IsOfDisk(exception))
        {
            // One that is there is of another user's build.
            return FileStatus.IsRegular(path);
        }
    }

    private static FileStream? Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!FileStatus.IsRegular(path) && new FileInfo(path) is { Exists: true } or { LinkTarget: not null })
            throw new IOException(FileStatus.NotRegular);
        try
        {
            // On Windows the system deletes it; elsewhere it would do so behind the lock.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, OperatingSystem.IsWindows()
                ? FileOptions.DeleteOnClose : FileOptions.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Whether the file that was locked is the one of that name, and not one that another build has deleted since.</summary>
    private static bool IsStillThere(string path, FileStream file)
    {
        if (!FileStatus.IsAt(path, file.SafeFileHandle))
            return false;
        file.SetLength(0);
        file.Write(Encoding.UTF8.GetBytes(Invariant($"process {Environment.ProcessId} on {Environment.MachineName}")));
        file.Flush();
        return true;
    }

    /// <summary>For a message: which process has it, if the system lets us read that.</summary>
    private static string HolderOf(string path)
    {
        using var file = OpenFolder.OpenForReading(path);
        if (file is null)
            return "";
        var bytes = new byte[200];
        var text = Encoding.UTF8.GetString(bytes.AsSpan(0, RandomAccess.Read(file, bytes, fileOffset: 0)));
        return text.Length == 0 ? "" : $" ({text})";
    }
}
