namespace ServiceBlog.Files.Publishing;

/// <summary>Gives a file a second name, at no cost of space; where that is impossible, copies it.</summary>
internal static class HardLink
{
    public static void OrCopy(string existing, string created)
    {
        if (!TryLink(existing, created))
            File.Copy(existing, created); // carries the time of change over
    }

    /// <summary>False for Windows, file systems without links, and files of somebody else that Linux will not link.</summary>
    private static bool TryLink(string existing, string created) =>
        !OperatingSystem.IsWindows() && NativeMethods.Link(existing, created) == 0;
}
