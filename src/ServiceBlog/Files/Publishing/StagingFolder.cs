namespace ServiceBlog.Files.Publishing;

/// <summary>The folder beside the output, on the same file system, in which the new site grows: <c>.NAME.staging/site</c>. A marker file says that it
/// is ours. It is made first and deleted last: a folder of that name without it is another program's and left alone, and what a killed build left
/// behind is known for ours. Where nothing can be put beside the output, it lies inside.</summary>
internal sealed partial class StagingFolder(string output, bool isInside = false)
{
    private const string InsideName = ".serviceblog-staging-folder";
    private const string MarkerName = ".serviceblog-staging";
    private readonly ConcurrentDictionary<string, bool> _folders = new(StringComparer.Ordinal);
    private readonly string _root = isInside ? Path.Combine(output, InsideName) : PathFor(output);

    /// <summary>The new site.</summary>
    public string Site => Path.Combine(_root, "site");

    /// <summary>The old site, for as long as it takes to put the new one in its place.</summary>
    public string Aside => Path.Combine(_root, "old");

    /// <summary>See <see cref="InPlaceExchange"/>.</summary>
    public string Journal => Path.Combine(_root, "journal");

    /// <summary>Whether it lies inside the output folder, which then cannot be replaced by it.</summary>
    public bool IsInside => isInside;

    private string Marker => Path.Combine(_root, MarkerName);

    /// <summary>Whether a path of an output folder names what is there only while a site is being published.</summary>
    public static bool IsOwn(string path) => path is InsideName or PublishLock.InsideName || path.StartsWith(InsideName + "/", StringComparison.Ordinal);

    public static string PathFor(string output) => Path.Combine(Path.GetDirectoryName(output)!, $".{Path.GetFileName(output)}.staging");

    public static StagingFolder Create(string output)
    {
        // To rename from one mounted file system to another is to copy, and a copy can be caught half done.
        if (Directory.Exists(output) && !FileStatus.AreMountedTogether(output, Path.GetDirectoryName(output)!))
            return CreateAt(output, isInside: true);
        try
        {
            return CreateAt(output, isInside: false);
        }
        catch (EnvironmentException) when (Directory.Exists(output))
        {
            // The folder around it may be another user's, or only for reading.
            return CreateAt(output, isInside: true);
        }
    }

    private static StagingFolder CreateAt(string output, bool isInside)
    {
        var staging = new StagingFolder(output, isInside);
        Disk.Do("create", staging._root, staging.Create);
        return staging;
    }

    /// <summary>Clears up after a build that was killed: what it had begun to put in place is ended, anything else goes.</summary>
    public static void Recover(string output)
    {
        foreach (var staging in (ReadOnlySpan<StagingFolder>)[new(output), new(output, isInside: true)])
        {
            if (!Path.Exists(staging._root))
                continue;
            if (!staging.IsOurs())
                throw new EnvironmentException($"{staging._root} is in the way, and ServiceBlog did not make it. Rename or delete it, and build again.");
            new InPlaceExchange(staging, output).End();
            Disk.Do("delete", staging._root, staging.Delete);
        }
    }

    /// <summary>Writes a new file. Its data is not forced to the disk: see <see cref="StagedPublisher"/>.</summary>
    public void Write(string path, ReadOnlySpan<byte> content)
    {
        using var file = File.OpenHandle(Prepare(path), FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        try
        {
            RandomAccess.Write(file, content, fileOffset: 0);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            // What .NET makes of EFBIG: a limit of the process or of the file system (4 GiB on FAT).
            throw new IOException("the file is larger than the system allows here", exception);
        }
    }

    /// <summary>Gives a published file a second name here, at no cost of space; copies it where that is impossible.</summary>
    public void Reuse(string published, string path)
    {
        var created = Prepare(path);
        // Not on Windows, on file systems without links, or for another user's files that Linux will not link.
        if (OperatingSystem.IsWindows() || Link(published, created) != 0)
            File.Copy(published, created); // carries the time of change over
    }

    public string FullPath(string path) => Path.Combine(Site, path);

    /// <summary>Deletes all of it; after a build that ended between two renames, first puts the old site back.</summary>
    public void Delete()
    {
        if (Directory.Exists(Aside) && !Directory.Exists(output))
            Directory.Move(Aside, output); // if that fails, nothing may be deleted: this is the only site there is
        foreach (var folder in new[] { Site, Aside }.Where(Directory.Exists))
        {
            MakeWritable(folder);
            Directory.Delete(folder, recursive: true);
        }
        File.Delete(Journal + ".new");
        if (!FileStatus.IsRegular(Journal))
            File.Delete(Journal); // a pipe or a link that someone put there
        File.Delete(Marker);
        Directory.Delete(_root);
    }

    private void Create()
    {
        Directory.CreateDirectory(_root);
        try
        {
            File.WriteAllBytes(Marker, []);
            Directory.CreateDirectory(Site);
        }
        catch
        {
            Delete();
            throw;
        }
    }

    /// <summary>It may carry the permissions of an output folder that is read-only.</summary>
    private static void MakeWritable(string folder)
    {
        const UnixFileMode Needed = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(folder) is var mode && !mode.HasFlag(Needed))
            File.SetUnixFileMode(folder, mode | Needed);
    }

    /// <summary>An empty folder is of a build that was killed before it could leave its mark.</summary>
    private bool IsOurs() => new DirectoryInfo(_root) is { Exists: true, LinkTarget: null } root
        && (File.Exists(Marker) || !root.EnumerateFileSystemInfos().Any());

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string created);

    /// <summary>The full path of a file of the new site, in a folder that is there.</summary>
    private string Prepare(string path)
    {
        var fullPath = FullPath(path);
        var folder = Path.GetDirectoryName(fullPath)!;
        if (!_folders.ContainsKey(folder))
        {
            Directory.CreateDirectory(folder);
            _folders[folder] = true;
        }
        return fullPath;
    }
}

/// <summary>Puts the staged folder in the place of the published one. On Linux and macOS the two change places in one step of the file system, so
/// there is no moment without a site. Elsewhere it takes two renames; a build killed between them leaves the old site at <c>aside</c>, from where
/// <see cref="StagingFolder.Delete"/> brings it back.</summary>
internal static partial class FolderSwap
{
    private const int NotSupportedLinux = 95;
    private const int NotSupportedMac = 45;
    private const int NoSuchCallLinux = 38;
    private const int NoSuchCallMac = 78;
    private const int InvalidFlag = 22;
    private const int OtherDevice = 18;
    private const int Busy = 16;
    private const int NotPermitted = 1;
    private const int NoAccess = 13;

    private const int CurrentFolder = -100; // AT_FDCWD: not looked at with absolute paths
    private const uint LinuxExchange = 2; // RENAME_EXCHANGE
    private const uint MacSwap = 2; // RENAME_SWAP

    /// <summary>False if the folder cannot be renamed: it is a mount point, of another user, or of a lower layer of an overlay.</summary>
    public static bool TrySwap(string staged, string output, string aside)
    {
        if (!Directory.Exists(output))
            Directory.Move(staged, output);
        else if (TryExchange(staged, output) is not { } isDone)
            return false;
        else if (!isDone)
            InTwoSteps(staged, output, aside);
        return true;
    }

    internal static void InTwoSteps(string staged, string output, string aside)
    {
        Directory.Move(output, aside);
        try
        {
            Directory.Move(staged, output);
        }
        catch
        {
            Directory.Move(aside, output);
            throw;
        }
    }

    /// <summary>False if the system or the file system cannot exchange; null if this folder cannot be renamed.</summary>
    private static bool? TryExchange(string staged, string output)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return Succeeded(RenameAt2(CurrentFolder, staged, CurrentFolder, output, LinuxExchange));
            return OperatingSystem.IsMacOS() ? Succeeded(RenameX(staged, output, MacSwap)) : false;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // an older C library
        }
    }

    private static bool? Succeeded(int result)
    {
        if (result == 0)
            return true;
        var error = Marshal.GetLastPInvokeError();
        return error switch
        {
            NotSupportedLinux or NotSupportedMac or NoSuchCallLinux or NoSuchCallMac or InvalidFlag => false,
            OtherDevice or Busy or NotPermitted or NoAccess => null,
            _ => throw new IOException(Marshal.GetPInvokeErrorMessage(error)),
        };
    }

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameX(string from, string to, uint flags);
}
