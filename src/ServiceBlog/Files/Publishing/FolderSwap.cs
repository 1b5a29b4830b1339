using System.Runtime.InteropServices;

namespace ServiceBlog.Files.Publishing;

/// <summary>
/// Puts the staged folder in the place of the published one. On Linux and macOS the two change places in one step of
/// the file system, so there is no moment without a site. Elsewhere it takes two renames; a build killed between them
/// leaves the old site at <c>aside</c>, from where <see cref="StagingFolder.Delete"/> brings it back.
/// </summary>
internal static class FolderSwap
{
    private const int NotSupportedLinux = 95;
    private const int NotSupportedMac = 45;
    private const int NoSuchCallLinux = 38;
    private const int NoSuchCallMac = 78;
    private const int InvalidFlag = 22;
    private const int OtherDevice = 18;
    private const int Busy = 16;

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
            {
                const int Here = NativeMethods.CurrentFolder;
                return Succeeded(NativeMethods.RenameAt2(Here, staged, Here, output, NativeMethods.LinuxExchange));
            }
            if (OperatingSystem.IsMacOS())
                return Succeeded(NativeMethods.RenameX(staged, output, NativeMethods.MacSwap));
        }
        catch (EntryPointNotFoundException)
        {
            // An older C library.
        }
        return false;
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
}

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

/// <summary>The three calls of the C library that .NET does not offer.</summary>
internal static partial class NativeMethods
{
    /// <summary><c>AT_FDCWD</c>: with absolute paths the folder descriptor is not looked at.</summary>
    public const int CurrentFolder = -100;

    /// <summary><c>RENAME_EXCHANGE</c> of Linux.</summary>
    public const uint LinuxExchange = 2;

    /// <summary><c>RENAME_SWAP</c> of macOS.</summary>
    public const uint MacSwap = 2;

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string existing, string created);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameAt2(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameX(string from, string to, uint flags);
}
