using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace ServiceBlog.LinkCheck.External;

/// <summary>Host names as this machine resolves them.</summary>
internal static class HostNames
{
    public static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellation);
        }
        catch (SocketException exception) when (
            exception.SocketErrorCode == SocketError.HostNotFound && !NetworkInterface.GetIsNetworkAvailable())
        {
            // Offline, some systems deny every name; that must not count as broken links.
            throw new SocketException((int)SocketError.NetworkDown);
        }
    }
}
