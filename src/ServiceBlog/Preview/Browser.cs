using System.ComponentModel;
using System.Diagnostics;

namespace ServiceBlog.Preview;

/// <summary>The author's browser.</summary>
internal static class Browser
{
    /// <summary>Opens an address as the system does (xdg-open, open, start); false if it has no way to.</summary>
    public static bool TryOpen(Uri address)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
            return true;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
