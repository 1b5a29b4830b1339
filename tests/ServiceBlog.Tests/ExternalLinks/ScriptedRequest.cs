using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ServiceBlog.Tests.ExternalLinks;

/// <summary>A request that a test answers, well or badly.</summary>
internal sealed class ScriptedRequest(Socket socket, string head, CancellationToken stopped)
{
    private readonly string[] _lines = head.Split("\r\n");

    public string Method => _lines[0].Split(' ')[0];

    public string Path => _lines[0].Split(' ')[1];

    /// <summary>Method and path: <c>HEAD /a</c>.</summary>
    public string Line => $"{Method} {Path}";

    public string? Header(string name) => _lines
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    public Task Html(string body) => Answer(200, "Content-Type: text/html; charset=utf-8", body);

    public Task Redirect(int status, string location) => Answer(status, "Location: " + location);

    /// <param name="status">The HTTP status.</param>
    /// <param name="header">Header lines, without the last one's end.</param>
    /// <param name="body">Left out where the method is HEAD.</param>
    public Task Answer(int status, string header = "X-Nothing: at all", string body = "")
    {
        var length = Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture);
        return Send(
            $"HTTP/1.1 {status} Whatever\r\nConnection: close\r\nContent-Length: {length}\r\n{header}\r\n\r\n"
            + (Method == "HEAD" ? "" : body));
    }

    public Task Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    public async Task Send(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, stopped)..];
    }

    /// <summary>Keeps the connection open and silent until the client leaves.</summary>
    public async Task Hang()
    {
        var nothing = new byte[1];
        while (await socket.ReceiveAsync(nothing, stopped) > 0)
        {
        }
    }

    /// <summary>Hangs up rudely.</summary>
    public Task Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
        return Task.CompletedTask;
    }
}
