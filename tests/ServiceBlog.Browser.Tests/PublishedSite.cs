using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using ServiceBlog.Commands;
using ServiceBlog.Core.Search;
using ServiceBlog.Core.Tests;
using ServiceBlog.Preview;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Browser.Tests;

/// <summary>The site of the repository as a careful host serves it: as it is published, with a strict Content-Security-Policy.</summary>
public class PublishedSite : IAsyncLifetime
{
    /// <summary>Where the dialog begins in the script; what stands before it is the engine.</summary>
    private const string Seam = "// ---------- the dialog and the page ----------";

    private readonly InMemoryOutput _files = new();
    private WebApplication _host = null!;

    /// <summary>Whether the host sends parts of files (RFC 9110, section 14.2).</summary>
    public bool KnowsRanges { get; set; } = true;

    /// <summary>How many bytes of the index were sent.</summary>
    public long IndexBytes { get; set; }

    protected virtual string Input => Path.Combine(Repository.Root, "input");

    public async ValueTask InitializeAsync()
    {
        var context = ShellContext.OfThisProcess() with { WorkingDirectory = Repository.Root };
        var settings = new BuildSettings { Input = Input, Output = Path.Combine(Repository.Root, "output") };
        var result = new SiteBuild(settings, context).Run(_files);
        result.Succeeded.ShouldBeTrue();
        Search = result.Search.ShouldNotBeNull().Value;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _host = builder.Build();
        _host.Run(Answer);
        await _host.StartAsync();
    }

    /// <summary>Finds what the command <c>search</c> finds.</summary>
    public SiteSearch Search { get; private set; } = null!;

    public string AddressOf(string path) => new Uri(new Uri(_host.Urls.Single()), path).AbsoluteUri;

    /// <summary>The addresses of all pages.</summary>
    public IEnumerable<string> Pages =>
        _files.Files.Keys.Where(path => path.EndsWith(".html", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(path => "/" + (path.EndsWith("index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path));

    /// <summary>The script of the search with another engine.</summary>
    public string ScriptWithStandIn(string engine)
    {
        var script = File.ReadAllText(Path.Combine(Repository.Root, "themes/default/assets/js/search.js"));
        return engine + script[script.IndexOf(Seam, StringComparison.Ordinal)..];
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task Answer(HttpContext context)
    {
        var path = (context.Request.Path.Value ?? "/").TrimStart('/');
        if (path.Length == 0 || path.EndsWith('/'))
            path += "index.html";
        var isThere = _files.Files.TryGetValue(path, out var content);
        context.Response.StatusCode = isThere ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        context.Response.ContentType = ContentTypes.Of(isThere ? path : "404.html");
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'";
        var body = isThere ? content : _files.Files["404.html"];
        if (KnowsRanges && RangeHeaderValue.TryParse(context.Request.Headers.Range, out var range) && range.Ranges.Single() is { From: { } from, To: { } to })
        {
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            body = body[(int)from..(int)Math.Min(to + 1, body.Length)];
        }
        if (path.EndsWith(".bin", StringComparison.Ordinal))
            IndexBytes += body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
