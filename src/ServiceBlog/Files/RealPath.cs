namespace ServiceBlog.Files;

/// <summary>Paths compared as the disk sees them: full, and with every symbolic link resolved.</summary>
internal static class RealPath
{
    private const int MostLinks = 40; // as many links as Linux follows in one path before it calls them a loop

    /// <summary>Linux tells letter case apart; Windows and macOS usually do not, and refusing too much is the safe side.</summary>
    private static readonly StringComparison Comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>The path without links; what does not exist yet is kept as it is written.</summary>
    public static string Of(string fullPath) => Of(fullPath, MostLinks);

    public static bool AreSame(string first, string second) => string.Equals(first, second, Comparison);

    /// <summary>Whether <paramref name="path"/> lies below <paramref name="folder"/>. Both are real paths.</summary>
    public static bool IsInside(string path, string folder) =>
        path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, Comparison);

    /// <summary>A path within a folder as the content knows it: relative, with <c>/</c>, in Unicode form C.</summary>
    public static string Relative(string path, string folder) =>
        Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/').Normalize();

    private static string Of(string path, int linksLeft)
    {
        if (linksLeft == 0)
            throw new EnvironmentException($"the path {path} leads through too many symbolic links. Name the folder itself.");

        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
            return full;
        var here = Path.Combine(Of(parent, linksLeft), Path.GetFileName(full));
        return new FileInfo(here).LinkTarget is { } target ? Of(Path.Combine(Path.GetDirectoryName(here)!, target), linksLeft - 1) : here;
    }
}

/// <summary>A path as the author knows it, and as it can be pasted back into the shell.</summary>
internal static class DisplayPath
{
    /// <summary>Relative to the working directory when inside it, else absolute; always with <c>/</c>.</summary>
    public static string Of(string fullPath, string workingDirectory)
    {
        var shown = RealPath.IsInside(fullPath, workingDirectory) ? Path.GetRelativePath(workingDirectory, fullPath) : fullPath;
        return shown.Replace(Path.DirectorySeparatorChar, '/');
    }
}

/// <summary>Writes a file as a whole: a reader sees the old one or the new one. The permissions of the old one stay.</summary>
internal static class WholeFile
{
    /// <param name="replaces">False if there must be no such file yet.</param>
    /// <exception cref="EnvironmentException">It cannot be written; what was there is as it was.</exception>
    public static void Write(string path, ReadOnlyMemory<byte> bytes, bool replaces = true) =>
        Failure.OnDisk($"write {path}", () =>
        {
            // /dev/stdout would become a file.
            if (Path.Exists(path) && !FileStatus.IsRegular(RealPath.Of(path)))
                throw new IOException(Directory.Exists(path) ? "it is a folder" : "it is a pipe, a socket or a device");
            Write(path, file => file.Write(bytes.Span), replaces);
        });

    /// <summary>For what is too large to be in memory as bytes, and for files without which all goes on.</summary>
    /// <param name="write">Writes to a stream that keeps nothing back, so in large pieces.</param>
    /// <exception cref="IOException">It cannot be written; what was there is as it was.</exception>
    public static void Write(string path, Action<Stream> write, bool replaces = true)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
                write(file);
            if (!OperatingSystem.IsWindows() && File.Exists(path))
                File.SetUnixFileMode(draft, File.GetUnixFileMode(path));
            File.Move(draft, path, overwrite: replaces);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }
}
