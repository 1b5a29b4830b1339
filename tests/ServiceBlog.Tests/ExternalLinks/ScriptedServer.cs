using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ServiceBlog.Tests.ExternalLinks;

/// <summary>A server on 127.0.0.1 that sends whatever bytes a test wants, one request a connection.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<ScriptedRequest, Task> _answer;
    private readonly Task _accepting;

    private ScriptedServer(Func<ScriptedRequest, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>The requests so far, as <c>HEAD /a</c>.</summary>
    public IReadOnlyList<string> Lines => [.. _requests.Select(request => request.Line)];

    public IReadOnlyList<ScriptedRequest> Requests => [.. _requests];

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static ScriptedServer Start(Func<ScriptedRequest, Task> answer) => new(answer);

    public Uri Url(string path) => new(Address(path));

    public string Address(string path) => $"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}{path}";

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stopped.Dispose();
    }

    private async Task Accept()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(Serve(await _listener.AcceptSocketAsync(_stopped.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task Serve(Socket socket)
    {
        try
        {
            using (socket)
            {
                var request = new ScriptedRequest(socket, await ReadHead(socket), _stopped.Token);
                if (request.Line.Trim().Length == 0)
                    return;
                _requests.Enqueue(request);
                await _answer(request);
                if (socket.Connected)
                    socket.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client had enough, or the test is over.
        }
    }

    private async Task<string> ReadHead(Socket socket)
    {
        var head = new StringBuilder();
        var chunk = new byte[4096];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await socket.ReceiveAsync(chunk, _stopped.Token);
            if (count == 0)
                return " ";
            head.Append(Encoding.Latin1.GetString(chunk, 0, count));
        }
        return head.ToString();
    }
}
