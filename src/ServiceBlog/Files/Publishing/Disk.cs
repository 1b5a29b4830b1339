namespace ServiceBlog.Files.Publishing;

/// <summary>Turns what a disk may do to us into a message that names the file and says what to do.</summary>
internal static class Disk
{
    private const int PosixNoSpace = 28;
    private const int WindowsDiskFull = 112;

    public static void Do(string verb, string path, Action action) =>
        Do(verb, path, () =>
        {
            action();
            return 0;
        });

    public static T Do<T>(string verb, string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException(
                IsFull(exception)
                    ? $"the disk is full: cannot {verb} {path}. The published site is as it was. Free some space and build again."
                    : $"cannot {verb} {path}: {exception.Message.TrimEnd('.')}. The published site is as it was.",
                exception);
        }
    }

    /// <summary>The low 16 bits are the system's own number: errno, or the error code of Windows.</summary>
    private static bool IsFull(Exception exception) =>
        (exception.HResult & 0xFFFF) == (OperatingSystem.IsWindows() ? WindowsDiskFull : PosixNoSpace);
}
