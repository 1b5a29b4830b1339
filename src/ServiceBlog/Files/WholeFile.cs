namespace ServiceBlog.Files;

/// <summary>Writes a file as a whole: whoever looks sees the old one or the new one. The permissions of the old one stay.</summary>
internal static class WholeFile
{
    /// <param name="replaces">False if there must be no such file yet.</param>
    /// <exception cref="EnvironmentException">It cannot be written; what was there is as it was.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool replaces = true)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(draft, bytes);
            if (!OperatingSystem.IsWindows() && File.Exists(path))
                File.SetUnixFileMode(draft, File.GetUnixFileMode(path));
            File.Move(draft, path, overwrite: replaces);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(draft);
            throw new EnvironmentException($"cannot write {path}: {exception.Message}", exception);
        }
    }
}
