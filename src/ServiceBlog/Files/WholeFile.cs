namespace ServiceBlog.Files;

/// <summary>Writes a file as a whole: a reader sees the old one or the new one. The permissions of the old one stay.</summary>
internal static class WholeFile
{
    /// <param name="replaces">False if there must be no such file yet.</param>
    /// <exception cref="EnvironmentException">It cannot be written; what was there is as it was.</exception>
    public static void Write(string path, ReadOnlyMemory<byte> bytes, bool replaces = true) =>
        Failure.OnDisk($"write {path}", () => Write(path, file => file.Write(bytes.Span), replaces));

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
