using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ServiceBlog.Files;

/// <summary>Asks Linux for what .NET does not tell of a file: when it last changed in any way, and which file it is.</summary>
internal static partial class FileStatus
{
    private const int NotFollowingLinks = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint BasicFields = 0x7FF; // STATX_BASIC_STATS
    private const ushort TypeMask = 0xF000;
    private const ushort LinkType = 0xA000;
    private const ushort RegularType = 0x8000;

    private static readonly SafeFileHandle CurrentFolder = new(-100, ownsHandle: false); // AT_FDCWD

    /// <summary>Null where the system cannot tell, or if there is no such file.</summary>
    public static FileStamp? StampOf(string fullPath) => TryRead(fullPath, out var stamp, out _) ? stamp : null;

    /// <summary>Whether it is a file of bytes, no link and no folder; null where the system cannot tell.</summary>
    public static bool? IsRegular(string fullPath)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            return StatX(CurrentFolder, fullPath, NotFollowingLinks, BasicFields, out var status) == 0 && (status.Mode & TypeMask) == RegularType;
        }
        catch (EntryPointNotFoundException)
        {
            return null; // an older C library
        }
    }

    /// <summary>False where the system cannot tell, or if there is no such file.</summary>
    public static bool TryRead(string fullPath, out FileStamp stamp, out bool isLink) =>
        TryRead(CurrentFolder, fullPath, out stamp, out isLink);

    /// <param name="path">Relative to the folder.</param>
    internal static bool TryRead(SafeFileHandle folder, string path, out FileStamp stamp, out bool isLink)
    {
        stamp = default;
        isLink = false;
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            if (StatX(folder, path, NotFollowingLinks, BasicFields, out var status) != 0)
                return false;
            stamp = new FileStamp((long)status.Size, status.Modified.Nanoseconds, status.Changed.Nanoseconds, status.Inode);
            isLink = (status.Mode & TypeMask) == LinkType;
            return true;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // an older C library
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(SafeFileHandle folder, string path, int flags, uint mask, out Status status);

    /// <summary><c>struct statx</c> of Linux, the same on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Status
    {
        [FieldOffset(28)]
        public readonly ushort Mode;

        [FieldOffset(32)]
        public readonly ulong Inode;

        [FieldOffset(40)]
        public readonly ulong Size;

        [FieldOffset(96)]
        public readonly Moment Changed;

        [FieldOffset(112)]
        public readonly Moment Modified;
    }

    [StructLayout(LayoutKind.Sequential, Size = 16)]
    private readonly struct Moment
    {
        private readonly long _seconds;
        private readonly uint _nanoseconds;

        public long Nanoseconds => (_seconds * 1_000_000_000) + _nanoseconds;
    }
}
