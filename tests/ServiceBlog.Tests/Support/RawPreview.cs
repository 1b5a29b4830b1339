using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ServiceBlog.Preview;

namespace ServiceBlog.Tests.Support;

/// <summary>A preview of one page, which is sent bytes that no well-behaved client would send.</summary>
internal sealed class RawPreview : IAsyncDisposable
{
    public const string Request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private readonly PreviewServer _server;

    private RawPreview(PreviewServer server) => _server = server;

    public static async Task<RawPreview> Start()
    {
        var live = new LivePreview();
        var server = await PreviewServer.Start(live, 47400, triesNext: true, TestContext.Current.CancellationToken);
        var files = ImmutableDictionary<string, ServedFile>.Empty.Add("index.html", ServedFile.Of("<body>home</body>"u8.ToArray()));
        live.Show(live.Current with { IsBuilt = true, Site = new PreviewSite(files, "/") });
        return new RawPreview(server);
    }

    public TcpClient Connect()
    {
        var client = new TcpClient();
        client.Connect(IPAddress.Loopback, _server.Port);
        return client;
    }

    /// <summary>Sends bytes; gives the answer, or with <paramref name="waits"/> false hangs up.</summary>
    public string Send(string request, bool waits = true)
    {
        using var client = Connect();
        using var stream = client.GetStream();
        // Read beside the sending: a server that hangs up on what is too long takes its answer back from a client that has not read it yet.
        var answer = waits ? Task.Run(() => ReadAll(stream)) : Task.FromResult("");
        try
        {
            stream.Write(Encoding.Latin1.GetBytes(request));
        }
        catch (IOException)
        {
            // The server has hung up already.
        }
        return answer.GetAwaiter().GetResult();
    }

    private static string ReadAll(NetworkStream stream)
    {
        using var answer = new MemoryStream();
        try
        {
            stream.CopyTo(answer);
        }
        catch (IOException)
        {
            // What came until then counts.
        }
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    /// <summary>Whatever came before, the page is served.</summary>
    public void ShouldServe() => Send(Request).ShouldContain("home");

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
