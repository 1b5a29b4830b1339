using System.IO.Compression;
using System.Net;
using ServiceBlog.Core.Building;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Shipping;

/// <summary>A published site, served by web servers with the files that were made for them.</summary>
public sealed class HostingTests : IDisposable
{
    private readonly Shell _shell = new() { Pipeline = SitePipeline.Run, ProgramFolder = Repository.Root };
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    public static TheoryData<string, string> Servers => new(
        from server in new[] { "nginx", "caddy", "apache" } from basePath in new[] { "/", "/kb/" } select (server, basePath));

    public void Dispose()
    {
        _client.Dispose();
        _shell.Dispose();
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_server_redirects_compresses_caches_and_finds_nothing_as_it_is_told(string name, string basePath)
    {
        if (OperatingSystem.IsWindows())
            return; // these servers are run as Debian has them
        var cancellation = TestContext.Current.CancellationToken;
        _shell.Folder.Add("input/site.yml", $"title: Hosted\nbaseUrl: https://example.org{basePath}\nhosting: {name}\n");
        _shell.Folder.Add("input/posts/a.md", "---\ntitle: A\ndate: 2026-01-02\naliases: [/old/, /old.html, /alt und neu/, /größe/]\n---\nText.\n");
        var site = _shell.Folder["www" + basePath.TrimEnd('/')];
        _shell.Run("build", "--output", site).ShouldBe(0, _shell.Out + _shell.Error);
        using var server = await WebServer.Start(name, _shell.Folder["www"], site, _shell.Folder);

        async Task<HttpResponseMessage> Get(string path, string encodings = "identity")
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, basePath + path));
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encodings);
            return await _client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        foreach (var old in new[] { "old/", "old.html", "alt%20und%20neu/", "gr%C3%B6%C3%9Fe/" })
        {
            var moved = await Get(old);
            moved.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently, old);
            new Uri(server.Address, moved.Headers.Location!).AbsolutePath.ShouldBe($"{basePath}posts/a/");
        }
        var home = await Get("");
        home.StatusCode.ShouldBe(HttpStatusCode.OK);
        Header(home, "Content-Type").ShouldBe("text/html; charset=utf-8");
        Header(home, "Cache-Control").ShouldBe("no-cache");
        Header(home, "Content-Security-Policy").ShouldStartWith("default-src 'self'; ");
        Header(home, "X-Content-Type-Options").ShouldBe("nosniff");

        var style = Path.GetRelativePath(site, Directory.GetFiles(Path.Combine(site, "assets"), "*.css", SearchOption.AllDirectories)[0]);
        Header(await Get(style), "Cache-Control").ShouldBe("public, max-age=31536000, immutable");

        var missing = await Get("no-such/page/");
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await missing.Content.ReadAsStringAsync(cancellation)).ShouldBe(await File.ReadAllTextAsync(Path.Combine(site, "404.html"), cancellation));
        Header(missing, "Content-Security-Policy").ShouldStartWith("default-src 'self'; ");
        foreach (var hidden in new[] { ".serviceblog-files", name == "apache" ? ".htaccess-" : name == "caddy" ? "Caddyfile" : "nginx.conf" })
            (await Get(hidden)).StatusCode.ShouldBe(HttpStatusCode.NotFound, hidden);

        // nginx's module for Brotli is one of others'.
        foreach (var encoding in name == "nginx" ? ["gzip"] : new[] { "gzip", "br" })
        {
            foreach (var path in new[] { "posts/a/", style })
            {
                var compressed = await Get(path, $"{encoding}, deflate");
                Header(compressed, "Content-Encoding").ShouldBe(encoding, path);
                Header(compressed, "Vary").ShouldBe("Accept-Encoding");
                Header(compressed, "Content-Type").ShouldStartWith(path == style ? "text/css" : "text/html");
                var bytes = await compressed.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
                await using Stream opened = encoding == "br"
                    ? new BrotliStream(bytes, CompressionMode.Decompress)
                    : new GZipStream(bytes, CompressionMode.Decompress);
                var file = Path.Combine(site, path.EndsWith('/') ? path + "index.html" : path);
                (await new StreamReader(opened).ReadToEndAsync(cancellation)).ShouldBe(await File.ReadAllTextAsync(file, cancellation), path);
            }
        }
    }

    [Fact]
    public void Compressed_files_follow_the_texts_that_they_are_of()
    {
        _shell.Folder.Add("input/site.yml", "title: Hosted\nhosting: nginx\n");
        _shell.Folder.Add("input/posts/a.md", "---\ntitle: A\ndate: 2026-01-02\n---\nFirst.\n");
        _shell.Folder.Add("input/posts/b.md", "---\ntitle: B\ndate: 2026-01-02\n---\nSecond.\n");
        Action[] edits =
        [
            () => _shell.Folder.Add("input/posts/a.md", "---\ntitle: A\ndate: 2026-01-02\n---\nChanged.\n"),
            () => File.Delete(_shell.Folder["output/posts/b/index.html.br"]),
            () => File.WriteAllText(_shell.Folder["output/posts/b/index.html.gz"], "broken"),
            () => File.Delete(_shell.Folder["input/posts/b.md"]),
            () => _shell.Folder.Add("input/site.yml", "title: Hosted\nhosting: netlify\n"),
            () => _shell.Folder.Add("input/site.yml", "title: Hosted\nhosting: [caddy, netlify]\n"),
        ];

        _shell.Run("build").ShouldBe(0, _shell.Out + _shell.Error);
        foreach (var edit in edits)
        {
            edit();
            _shell.Run("build").ShouldBe(0, _shell.Out + _shell.Error);
            _shell.Run("build", "--no-cache", "--output", "clean").ShouldBe(0, _shell.Out + _shell.Error);

            Bytes("output").ShouldBe(Bytes("clean"));
        }
        File.Exists(_shell.Folder["output/posts/a/index.html.br"]).ShouldBeTrue();
    }

    [Fact]
    public void The_script_for_S3_uploads_everything_and_names_each_redirect()
    {
        if (OperatingSystem.IsWindows())
            return; // has no sh
        _shell.Folder.Add("input/site.yml", "title: Hosted\nhosting: s3\n");
        _shell.Folder.Add("input/posts/a.md", "---\ntitle: A\ndate: 2026-01-02\naliases: [/old/]\n---\nText.\n");
        _shell.Run("build").ShouldBe(0, _shell.Out + _shell.Error);
        File.SetUnixFileMode(_shell.Folder.Add("tools/aws", "#!/bin/sh\necho aws \"$@\"\n"), (UnixFileMode)0b111_101_101);

        var path = $"{_shell.Folder["tools"]}:{Environment.GetEnvironmentVariable("PATH")}";
        var (exitCode, output, error) = ChildProcess.Run("sh", [_shell.Folder["output/deploy-s3.sh"], "my-bucket"], null, ("PATH", path));

        exitCode.ShouldBe(0, error);
        output.ShouldContain("aws s3 website s3://my-bucket --index-document index.html --error-document 404.html\n");
        output.ShouldEndWith("aws s3api put-object --bucket my-bucket --key old/index.html --website-redirect-location /posts/a/\n");
    }

    private SortedDictionary<string, string> Bytes(string folder) => new(
        Directory.GetFiles(_shell.Folder[folder], "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(_shell.Folder[folder], file), file => Convert.ToHexString(File.ReadAllBytes(file))),
        StringComparer.Ordinal);

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : "";
}
