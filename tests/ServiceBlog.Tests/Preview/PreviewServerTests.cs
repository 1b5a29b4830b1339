using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using ServiceBlog.Preview;

namespace ServiceBlog.Tests.Preview;

public sealed class PreviewServerTests : IAsyncLifetime
{
    private static readonly ImmutableDictionary<string, ServedFile> Files = new Dictionary<string, string>
    {
        ["index.html"] = "<body>home</BODY >",
        ["posts/größe/index.html"] = "post",
        ["feed.xml"] = "<feed/>",
        ["404.html"] = "not here",
    }.ToImmutableDictionary(file => file.Key, file => ServedFile.Of(Encoding.UTF8.GetBytes(file.Value)), StringComparer.Ordinal);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private readonly LivePreview _preview = new();
    private PreviewServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await PreviewServer.Start(_preview, 47100, triesNext: true, Cancellation);
        Show(new PreviewSite(Files, "/"));
        _client.BaseAddress = new Uri($"http://127.0.0.1:{_server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}/");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("/", "<body>home</BODY >", "text/html; charset=utf-8")]
    [InlineData("/posts/gr%C3%B6%C3%9Fe/", "post", "text/html; charset=utf-8")]
    [InlineData("/feed.xml?x=1", "<feed/>", "application/xml; charset=utf-8")]
    public async Task A_file_of_the_site_is_served(string path, string text, string type)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        WithoutScript(await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe(text);
        response.Content.Headers.ContentType!.ToString().ShouldBe(type);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task The_script_stands_at_the_end_of_the_body()
    {
        var page = await _client.GetStringAsync(new Uri("/", UriKind.Relative), Cancellation);

        page.ShouldStartWith("<body>home<script type=\"module\" src=\"/.serviceblog/preview.js\"");
        page.ShouldEndWith("</script></BODY >");
    }

    [Theory]
    [InlineData("/.serviceblog/preview.js", HttpStatusCode.OK)]
    [InlineData("/.serviceblog/morph.js", HttpStatusCode.OK)]
    [InlineData("/.serviceblog/other.js", HttpStatusCode.NotFound)]
    [InlineData("/.serviceblog/../preview.js", HttpStatusCode.NotFound)]
    public async Task Only_the_parts_of_the_script_are_served_beside_the_site(string path, HttpStatusCode status)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_page_from_elsewhere_may_not_listen() =>
        (await Raw("GET /.serviceblog/live HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\nConnection: Upgrade\r\n"
            + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"))
            .ShouldStartWith("HTTP/1.1 403 ");

    [Fact]
    public async Task A_folder_without_its_slash_is_redirected()
    {
        using var response = await _client.GetAsync(new Uri("/posts/gr%C3%B6%C3%9Fe", UriKind.Relative), Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        response.Headers.Location!.OriginalString.ShouldBe("/posts/gr%C3%B6%C3%9Fe/");
    }

    [Theory]
    [InlineData("/nope")]
    [InlineData("/posts/")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/..%2f..%2fetc/passwd")]
    [InlineData("/..%5c..%5cetc/passwd")]
    [InlineData("//evil.example/")]
    [InlineData("//etc/passwd")]
    public async Task Everything_else_is_not_found(string path)
    {
        var answer = await Raw($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 404 ");
        WithoutScript(answer).ShouldEndWith("not here");
    }

    [Theory]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: localhost\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: evil.example\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: \u0001[\r\n")]
    [InlineData("GET / HTTP/1.1\r\n")]
    [InlineData("GET / HTTP/1.0\r\n")]
    public async Task A_request_for_another_host_or_a_malformed_one_is_refused(string request) =>
        (await Raw(request + "Connection: close\r\n\r\n")).ShouldStartWith("HTTP/1.1 400 ");

    [Theory]
    [InlineData("Origin: https://evil.example\r\n")]
    [InlineData("Origin: null\r\n")]
    [InlineData("Origin: http://localhost:3000\r\n")]
    [InlineData("Origin: \u0001\r\n")]
    [InlineData("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n")]
    public async Task A_request_on_behalf_of_another_site_is_refused(string header) =>
        (await Raw($"GET / HTTP/1.1\r\nHost: localhost:4000\r\n{header}Connection: close\r\n\r\n")).ShouldStartWith("HTTP/1.1 403 ");

    [Fact]
    public async Task A_link_from_another_site_may_open_a_page() =>
        (await Raw("GET / HTTP/1.1\r\nHost: LOCALHOST\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nConnection: close\r\n\r\n"))
            .ShouldStartWith("HTTP/1.1 200 ");

    [Fact]
    public async Task A_very_long_header_is_refused_and_the_server_goes_on()
    {
        (await Raw($"GET / HTTP/1.1\r\nHost: localhost\r\nX: {new string('x', 1024 * 1024)}\r\n\r\n")).ShouldStartWith("HTTP/1.1 431 ");

        (await _client.GetStringAsync(new Uri("/", UriKind.Relative), Cancellation)).ShouldContain("home");
    }

    [Fact]
    public async Task Only_GET_and_HEAD_are_answered()
    {
        var post = await Raw("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        post.ShouldStartWith("HTTP/1.1 405 ");
        post.ShouldContain("Allow: GET, HEAD");

        var head = await Raw("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        head.ShouldStartWith("HTTP/1.1 200 ");
        head.ShouldContain("Content-Length: ");
        head.ShouldEndWith("\r\n\r\n");
    }

    [Fact]
    public async Task A_site_with_a_base_path_lies_under_it()
    {
        Show(new PreviewSite(Files, "/kb/"));

        (await Raw("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).ShouldContain("Location: /kb/");
        (await Raw("GET /kb HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).ShouldContain("Location: /kb/");
        (await Raw("GET /kb/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).ShouldContain("home");
        (await Raw("GET /feed.xml HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).ShouldStartWith("HTTP/1.1 404 ");
    }

    [Fact]
    public async Task A_taken_port_is_passed_over_only_if_none_was_asked_for()
    {
        await using (var next = await PreviewServer.Start(_preview, _server.Port, triesNext: true, Cancellation))
            next.Port.ShouldBeGreaterThan(_server.Port);

        var exception = await Should.ThrowAsync<EnvironmentException>(() => PreviewServer.Start(_preview, _server.Port, triesNext: false, Cancellation));
        exception.Message.ShouldContain("--port N");
    }

    private void Show(PreviewSite site) => _preview.Show(_preview.Current with { IsBuilt = true, Site = site });

    private static string WithoutScript(string page) => Regex.Replace(page, "<script [^>]*></script>", "", RegexOptions.None, TimeSpan.FromSeconds(9));

    /// <summary>Sends exactly these bytes, which no well-behaved client would.</summary>
    private async Task<string> Raw(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _server.Port, Cancellation);
        await using var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Cancellation);
        }
        catch (IOException)
        {
            // The server may hang up on a request that is too long before it is sent.
        }
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancellation);
    }
}
