using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ServiceBlog.Preview;

/// <summary>
/// Serves a site from memory to this machine. Built on an empty host, so that no settings file, environment variable
/// or folder of the disk has a say: it listens on 127.0.0.1, answers GET and HEAD, and knows nothing but its preview.
/// </summary>
internal sealed class PreviewServer : IAsyncDisposable
{
    private const int MorePorts = 50;
    private readonly WebApplication _host;
    private readonly LivePreview _preview;
    private readonly CancellationTokenSource _ended = new();

    private PreviewServer(WebApplication host, LivePreview preview, int port)
    {
        _host = host;
        _preview = preview;
        Port = port;
    }

    public int Port { get; }

    /// <param name="preview">What is served.</param>
    /// <param name="port">The first port to try.</param>
    /// <param name="triesNext">Takes the next free port if that one is taken.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public static async Task<PreviewServer> Start(LivePreview preview, int port, bool triesNext, CancellationToken cancellation)
    {
        var last = triesNext ? Math.Min(port + MorePorts, IPEndPoint.MaxPort) : port;
        for (var attempt = port; ; attempt++)
        {
            if (await TryStart(preview, attempt, cancellation) is { } server)
                return server;
            if (attempt == last)
                throw new EnvironmentException(triesNext
                    ? $"the ports from {Number(port)} to {Number(last)} are all taken. Name a free one with --port N."
                    : $"port {Number(port)} is taken or not allowed. Name another with --port N, or leave the option out.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Pages that are open hold their connections for as long as they are let.
        await _ended.CancelAsync();
        await _host.DisposeAsync();
        _ended.Dispose();
    }

    private static async Task<PreviewServer?> TryStart(LivePreview preview, int port, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            // Sockets that somebody opens and leaves idle must not add up.
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var host = builder.Build();
        var server = new PreviewServer(host, preview, port);
        host.UseWebSockets(new WebSocketOptions());
        host.Run(server.Answer);
        try
        {
            await host.StartAsync(cancellation);
            return server;
        }
        catch (Exception exception) when (exception is SocketException or IOException { InnerException: AddressInUseException })
        {
            await host.DisposeAsync();
            return null;
        }
    }

    private async Task Answer(HttpContext context)
    {
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (RequestGuard.Refuses(context.Request) is { } status)
        {
            response.StatusCode = status;
            if (status == StatusCodes.Status405MethodNotAllowed)
                response.Headers.Allow = "GET, HEAD";
            return;
        }

        var path = context.Request.Path.Value ?? "/";
        if (path == PageScript.Channel && context.WebSockets.IsWebSocketRequest)
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await new BrowserChannel(socket, context.Request.Query, _preview).Run(_ended.Token);
            return;
        }
        if (PageScript.Find(path) is { } script)
            await Send(context, StatusCodes.Status200OK, path, script);
        else
            await Send(context, _preview.Current, path);
    }

    private async Task Send(HttpContext context, PreviewState state, string path)
    {
        var answer = state.Site?.Answer(path) ?? ErrorPage.For(state);
        if (answer.Location is { } location)
            context.Response.Headers.Location = new PathString(location).ToUriComponent() + context.Request.QueryString;
        var content = answer.IsHtml
            ? PageScript.AddTo(answer.File.Content, PageScript.ElementFor(answer, state, _preview.Run))
            : answer.File.Content;
        await Send(context, answer.Status, answer.Name, content);
    }

    private static async Task Send(HttpContext context, int status, string name, ReadOnlyMemory<byte> content)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = ContentTypes.Of(name);
        context.Response.ContentLength = content.Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    private static string Number(int port) => port.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// Turns away what does not come from the author's own browser window. The server listens on this machine only, but
/// any web page may send a browser there: by a host name of its own that resolves to 127.0.0.1 (DNS rebinding), or by
/// a request from its own origin. A draft must not leak that way.
/// </summary>
internal static class RequestGuard
{
    /// <summary>The status to refuse with; null for a request that is welcome.</summary>
    public static int? Refuses(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return StatusCodes.Status405MethodNotAllowed;
        if (!IsThisMachine(request.Host.Host))
            return StatusCodes.Status400BadRequest;
        if (request.Headers.Origin.Any(origin => origin != $"http://{request.Host.Value}"))
            return StatusCodes.Status403Forbidden;
        // A link from elsewhere may open a page here; an image, script or fetch from elsewhere may not.
        var isForeign = request.Headers["Sec-Fetch-Site"] == "cross-site" && request.Headers["Sec-Fetch-Mode"] != "navigate";
        return isForeign ? StatusCodes.Status403Forbidden : null;
    }

    private static bool IsThisMachine(string host) =>
        host == "127.0.0.1" || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase);
}
