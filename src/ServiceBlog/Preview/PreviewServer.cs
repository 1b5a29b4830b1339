using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;

namespace ServiceBlog.Preview;

/// <summary>
/// Serves a site from memory to this machine. Built on an empty host, so that no settings file, environment variable
/// or folder of the disk has a say: it listens on 127.0.0.1, answers GET and HEAD, and knows nothing but its site.
/// </summary>
internal sealed class PreviewServer : IAsyncDisposable
{
    private const int MorePorts = 50;
    private static readonly FileExtensionContentTypeProvider ContentTypes = new() { Mappings = { [".xml"] = "application/xml" } };
    private readonly WebApplication _host;
    private volatile PreviewSite? _site;

    private PreviewServer(WebApplication host, int port)
    {
        _host = host;
        Port = port;
    }

    public int Port { get; }

    /// <summary>What is served; null as long as it is still being built.</summary>
    public PreviewSite? Site
    {
        get => _site;
        set => _site = value;
    }

    /// <param name="port">The first port to try.</param>
    /// <param name="triesNext">Takes the next free port if that one is taken.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public static async Task<PreviewServer> Start(int port, bool triesNext, CancellationToken cancellation)
    {
        var last = triesNext ? Math.Min(port + MorePorts, IPEndPoint.MaxPort) : port;
        for (var attempt = port; ; attempt++)
        {
            if (await TryStart(attempt, cancellation) is { } server)
                return server;
            if (attempt == last)
                throw new EnvironmentException(triesNext
                    ? $"the ports from {Number(port)} to {Number(last)} are all taken. Name a free one with --port N."
                    : $"port {Number(port)} is taken or not allowed. Name another with --port N, or leave the option out.");
        }
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    private static async Task<PreviewServer?> TryStart(int port, CancellationToken cancellation)
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
        var server = new PreviewServer(host, port);
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

        var answer = Site?.Answer(context.Request.Path.Value ?? "/")
            ?? new PreviewAnswer(StatusCodes.Status503ServiceUnavailable, "building.txt", "The site is being built.\n"u8.ToArray());
        response.StatusCode = answer.Status;
        if (answer.Location is { } location)
            response.Headers.Location = new PathString(location).ToUriComponent();
        response.ContentType = ContentTypeOf(answer.Name);
        response.ContentLength = answer.Content.Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await response.Body.WriteAsync(answer.Content, context.RequestAborted);
    }

    private static string ContentTypeOf(string name)
    {
        if (!ContentTypes.TryGetContentType(name, out var type))
            return "application/octet-stream";
        var isText = type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" or "application/xml";
        return isText ? type + "; charset=utf-8" : type;
    }

    private static string Number(int port) => port.ToString(CultureInfo.InvariantCulture);
}
