using System.Runtime.InteropServices;

namespace ServiceBlog.Files.Publishing;

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
