using System.Net.NetworkInformation;

namespace ServiceBlog.LinkCheck.External;

/// <summary>Opens every connection of the checker. The address that the policy saw is the address that is connected to, so neither a redirect, nor a
/// name that resolves to a private address, nor one that changes between two look-ups (DNS rebinding) gets round it.</summary>
internal sealed class GuardedConnector(ExternalOptions options)
{
    private const int MaxAddresses = 4;

    /// <summary>An address that swallows packets must leave time for the next: IPv6 often is such a hole.</summary>
    private static readonly TimeSpan TimePerAddress = TimeSpan.FromSeconds(5);

    private readonly AddressPolicy _policy = new(options.AllowedNetworks);

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await options.Resolve(context.DnsEndPoint.Host, cancellation);
        var allowed = addresses.Where(_policy.Allows).Take(MaxAddresses).ToArray();
        if (allowed.Length == 0)
            throw new RefusedAddressException();

        for (var i = 0; i < allowed.Length - 1; i++)
        {
            try
            {
                using var bound = new CancellationTokenSource(TimePerAddress, options.Clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellation);
                return await OpenAsync(new IPEndPoint(allowed[i], context.DnsEndPoint.Port), either.Token);
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                // The next address may be better.
            }
        }
        return await OpenAsync(new IPEndPoint(allowed[^1], context.DnsEndPoint.Port), cancellation);
    }

    private static async Task<Stream> OpenAsync(IPEndPoint endPoint, CancellationToken cancellation)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Host names as this machine resolves them.</summary>
internal static class HostNames
{
    public static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellation);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.HostNotFound && !NetworkInterface.GetIsNetworkAvailable())
        {
            // Offline, some systems deny every name; that must not count as broken links.
            throw new SocketException((int)SocketError.NetworkDown);
        }
    }
}

/// <summary>A host has no address that may be asked. Thrown through HttpClient, which has no other way to say so.</summary>
internal sealed class RefusedAddressException() : Exception("the host's address is in a private network");
