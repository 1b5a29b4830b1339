namespace ServiceBlog.Files.Publishing;

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

    private const int CurrentFolder = -100; // AT_FDCWD: not looked at with absolute paths
    private const uint LinuxExchange = 2; // RENAME_EXCHANGE
    private const uint MacSwap = 2; // RENAME_SWAP

    public static void Swap(string staged, string output, string aside)
    {
        if (!Directory.Exists(output))
            Directory.Move(staged, output);
        else if (!TryExchange(staged, output))
            InTwoSteps(staged, output, aside);
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

    /// <summary>False if the system or the file system cannot exchange.</summary>
    private static bool TryExchange(string staged, string output)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                return Succeeded(RenameAt2(CurrentFolder, staged, CurrentFolder, output, LinuxExchange));
            return OperatingSystem.IsMacOS() && Succeeded(RenameX(staged, output, MacSwap));
        }
        catch (EntryPointNotFoundException)
        {
            return false; // an older C library
        }
    }

    private static bool Succeeded(int result)
    {
        if (result == 0)
            return true;
        var error = Marshal.GetLastPInvokeError();
        return error switch
        {
            NotSupportedLinux or NotSupportedMac or NoSuchCallLinux or NoSuchCallMac or InvalidFlag => false,
            OtherDevice or Busy => throw new IOException(
                "it is a mount point, which cannot be replaced in one step; publish into a folder below it"),
            _ => throw new IOException(Marshal.GetPInvokeErrorMessage(error)),
        };
    }

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameX(string from, string to, uint flags);
}
