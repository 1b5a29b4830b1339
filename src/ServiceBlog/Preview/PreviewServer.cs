using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ServiceBlog.Preview;

/// <summary>Serves a site from memory to this machine. Built on an empty host, so that no settings file, environment variable or folder of the disk
/// has a say: it listens on 127.0.0.1, answers GET and HEAD, and knows nothing but its preview.</summary>
internal sealed class PreviewServer(WebApplication host, LivePreview preview, int port) : IAsyncDisposable
{
    private const int MorePorts = 50;
    private readonly CancellationTokenSource _ended = new();

    public int Port => port;

    /// <param name="port">The first port to try.</param>
    /// <param name="triesNext">Takes the next free port if that one is taken.</param>
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
        await host.DisposeAsync();
        _ended.Dispose();
    }

    private static async Task<PreviewServer?> TryStart(LivePreview preview, int port, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            // Sockets that are opened and left idle must not add up.
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
            await new BrowserChannel(socket, context.Request.Query, preview).Run(_ended.Token);
            return;
        }
        if (PageScript.Find(path) is { } script)
            await Send(context, StatusCodes.Status200OK, path, script);
        else
            await Send(context, preview.Current, path);
    }

    private async Task Send(HttpContext context, PreviewState state, string path)
    {
        var answer = state.Site?.Answer(path) ?? ErrorPage.For(state);
        if (answer.Location is { } location)
            context.Response.Headers.Location = new PathString(location).ToUriComponent() + context.Request.QueryString;
        var content = answer.IsHtml ? PageScript.AddTo(answer.File.Content, PageScript.ElementFor(answer, state, preview.Run)) : answer.File.Content;
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

/// <summary>Turns away what does not come from the author's own browser window. The server listens on this machine only, but any web page may send a
/// browser there: by a host name of its own that resolves to 127.0.0.1 (DNS rebinding), or by a request from its own origin. A draft must not leak
/// that way.</summary>
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

    private static bool IsThisMachine(string host) => host == "127.0.0.1" || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The script that keeps a page in a browser up to date. It goes into what is served and never into a file; its element tells it which state
/// of the preview the page is from.</summary>
internal static class PageScript
{
    /// <summary>No file of a site can lie there: names that begin with a dot are not published.</summary>
    public const string Folder = "/.serviceblog/";

    /// <summary>Where a page connects.</summary>
    public const string Channel = Folder + "live";

    /// <summary>A part of the script by its address; null if there is none.</summary>
    public static ReadOnlyMemory<byte>? Find(string path)
    {
        if (!path.StartsWith(Folder, StringComparison.Ordinal) || !path.EndsWith(".js", StringComparison.Ordinal))
            return null;
        using var source = typeof(PageScript).Assembly.GetManifestResourceStream(path[Folder.Length..]);
        if (source is null)
            return null;
        var bytes = new byte[source.Length];
        source.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A page with the script at the beginning of its head, or at the end of its body if it has none. Modules run in their order in the page: this
    /// one has to see what was served before the page's own change it.</summary>
    public static ReadOnlyMemory<byte> AddTo(ReadOnlyMemory<byte> page, string element)
    {
        var bytes = page.Span;
        var place = BeginningOfHead(bytes) ?? EndOfBody(bytes);
        return (byte[])[.. bytes[..place], .. Encoding.UTF8.GetBytes(element), .. bytes[place..]];
    }

    /// <summary>The script's element for a page as it was answered.</summary>
    public static string ElementFor(PreviewAnswer answer, PreviewState state, string run)
    {
        var attributes = new StringBuilder();
        Add("run", run);
        Add("revision", state.Revision.ToString(CultureInfo.InvariantCulture));
        Add("page", answer.ContentHash.ToString());
        if (state.Site is { } site)
        {
            Add("published-at", site.PublishedAt);
            Add("base", new Uri("http://localhost" + site.BasePath).AbsolutePath);
            if (site.Unpublished.TryGetValue(answer.Name, out var reason))
                Add("mark", reason);
        }
        return $"<script type=\"module\" src=\"{Folder}preview.js\"{attributes}></script>";

        void Add(string name, string value) => attributes.Append(CultureInfo.InvariantCulture, $" data-{name}=\"{WebUtility.HtmlEncode(value)}\"");
    }

    private static int? BeginningOfHead(ReadOnlySpan<byte> page)
    {
        var at = page.IndexOf("<head"u8);
        return at >= 0 && page[(at + 5)..] is [(byte)'>' or (byte)' ' or (byte)'\n', ..] rest && rest.IndexOf((byte)'>') is var end and >= 0
            ? at + 5 + end + 1 : null;
    }

    private static int EndOfBody(ReadOnlySpan<byte> page)
    {
        for (var rest = page; rest.LastIndexOf("</"u8) is var at and >= 0; rest = rest[..at])
        {
            var name = rest[(at + 2)..];
            if (name.Length >= 4 && Ascii.EqualsIgnoreCase(name[..4], "body"u8))
                return at;
        }
        return page.Length;
    }
}
