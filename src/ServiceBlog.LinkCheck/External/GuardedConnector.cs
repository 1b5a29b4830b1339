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
        // The system looks up no address that stands for all or none, such as 0.0.0.0.
        if (IPAddress.TryParse(host, out var address))
            return [address];
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

/// <summary>Which addresses may be asked: those that the public internet routes, and the networks that the user allowed. Lists follow the IANA registries
/// of special-purpose addresses; where a whole block is special but for exceptions that no web server uses, the block is refused.</summary>
internal sealed class AddressPolicy(ImmutableArray<IPNetwork> allowed)
{
    /// <summary>Among them those of this machine, of private networks, of a provider's customers (100.64), of link-local services such as cloud
    /// metadata (169.254), of documentation (192.0.2, 198.51.100, 203.0.113), of benchmarks (198.18), multicast (224) and reserved (240).</summary>
    private static readonly ImmutableArray<IPNetwork> SpecialV4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    /// <summary>All that is public in IPv6, so that what is special outside of it needs no list.</summary>
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly ImmutableArray<IPNetwork> SpecialV6 = Networks(
        "2001::/23", // protocols: Teredo, ORCHID, …
        "2001:db8::/32", // documentation
        "2002::/16", // 6to4: any IPv4 address in disguise
        "3fff::/20"); // documentation

    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96"); // IPv4 behind a translator; the last four bytes are the address

    public bool Allows(IPAddress address)
    {
        var real = Unwrap(address);
        return IsPublic(real) || allowed.Any(network => network.Contains(real));
    }

    private static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !SpecialV4.Any(network => network.Contains(address)),
        AddressFamily.InterNetworkV6 => GlobalV6.Contains(address) && !SpecialV6.Any(network => network.Contains(address)),
        _ => false,
    };

    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address)
            ? new IPAddress(address.GetAddressBytes().AsSpan(12))
            : address;
    }

    private static ImmutableArray<IPNetwork> Networks(params string[] networks) => [.. networks.Select(network => IPNetwork.Parse(network))];
}
