namespace ServiceBlog.Files.Publishing;

/// <summary>A folder whose loss would be the author's loss.</summary>
/// <param name="Path">Full path; it need not exist.</param>
/// <param name="Description">What it is, for the message: <c>the input folder</c>.</param>
/// <param name="IsRead">The build reads it, so that nothing may be published inside it either.</param>
internal sealed record ProtectedFolder(string Path, string Description, bool IsRead)
{
    /// <summary>A published site right in it is not read.</summary>
    public bool MayHoldOutput { get; init; }
}

/// <summary>Says no to an output folder that is not one, before anything is touched. Publishing replaces a folder as a whole, so a wrong
/// <c>--output</c> must never cost a file.</summary>
internal static class OutputGuard
{
    public static void Check(string output, IEnumerable<ProtectedFolder> protectedFolders)
    {
        if (Path.GetDirectoryName(output) is null)
            throw Refusal(output, "it is the root of the file system");
        if (File.Exists(output))
            throw Refusal(output, "it is a file");
        foreach (var folder in protectedFolders)
        {
            var real = RealPath.Of(folder.Path);
            if (RealPath.AreSame(output, real))
                throw Refusal(output, $"it is {folder.Description}");
            if (RealPath.IsInside(real, output))
                throw Refusal(output, $"it holds {folder.Description} ({real})");
            if (folder.IsRead && RealPath.IsInside(output, real) && !(folder.MayHoldOutput && IsSite(output, real)))
                throw Refusal(output, $"it lies inside {folder.Description} ({real}), so the next build would read its own output");
        }
    }

    /// <summary>Whether a folder right in another holds a site, or will hold nothing else.</summary>
    private static bool IsSite(string output, string folder) => RealPath.AreSame(Path.GetDirectoryName(output)!, folder)
        && (!Directory.Exists(output) || OutputManifest.In(output).Any() || !Directory.EnumerateFileSystemEntries(output).Any());

    public static EnvironmentException Refusal(string output, string reason) =>
        new($"will not publish into {output}: {reason}. Name another folder with --output DIR.");
}

/// <summary>Turns what a disk may do to us into a message that names the file and says what to do.</summary>
internal static class Disk
{
    private const int PosixNoSpace = 28;
    private const int WindowsDiskFull = 112;

    public static void Do(string verb, string path, Action action) => Do(verb, path, () =>
    {
        action();
        return 0;
    });

    /// <param name="state">How the published site is now, if not as it was.</param>
    public static T Do<T>(string verb, string path, Func<T> action, string? state = null)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (Failure.IsOfDisk(exception))
        {
            throw new EnvironmentException(
                state is null && IsFull(exception)
                    ? $"the disk is full: cannot {verb} {path}. The published site is as it was. Free some space and build again."
                    : $"cannot {verb} {path}: {exception.Message.TrimEnd('.')}. {state ?? "The published site is as it was."}",
                exception);
        }
    }

    /// <summary>For what happens when the site is being exchanged file by file.</summary>
    public static void DoLate(string verb, string path, Action action) => Do(verb, path, () =>
    {
        action();
        return 0;
    }, "Some pages of the published site are new and others old; the next build that succeeds ends this.");

    /// <summary>The low 16 bits are the system's own number: errno, or the error code of Windows.</summary>
    private static bool IsFull(Exception exception) => (exception.HResult & 0xFFFF) == (OperatingSystem.IsWindows() ? WindowsDiskFull : PosixNoSpace);
}
