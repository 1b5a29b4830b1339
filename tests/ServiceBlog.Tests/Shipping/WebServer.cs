using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Shipping;

/// <summary>A web server that serves a folder with the configuration that was made for it, from this machine to this machine. A server that is not
/// installed is fetched from Debian's packages and unpacked into a folder of the test: nothing is installed.</summary>
internal sealed class WebServer : IDisposable
{
    private const string Types = "text/html html\ntext/css css\ntext/javascript js\napplication/json json\ntext/xml xml\nimage/svg+xml svg\ntext/plain txt\n";

    private static readonly Lock Fetching = new();
    private readonly Process _process;
    private readonly Task<string> _said;

    private WebServer(Process process, int port)
    {
        (_process, Address) = (process, new Uri($"http://127.0.0.1:{port}"));
        _said = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    public Uri Address { get; }

    /// <param name="name">nginx, caddy or apache.</param>
    /// <param name="root">The folder at the server's root.</param>
    /// <param name="site">The folder of the site: the root or one in it.</param>
    public static async Task<WebServer> Start(string name, string root, string site, TempFolder temp)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("These servers are run as Debian has them.");
        // Apache leaves the root user before it reads a file.
        string[] folders = [temp.Path, Path.TrimEndingDirectorySeparator(Path.GetTempPath())];
        foreach (var folder in folders.Where(folder => folder.Contains("serviceblog-", StringComparison.Ordinal)))
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var port = FreePort();
        temp.Add("mime.types", Types);
        var server = new WebServer(name switch
        {
            "nginx" => Nginx(root, site, temp, port),
            "caddy" => Caddy(root, site, temp, port),
            _ => Apache(root, temp, port),
        }, port);
        await server.UntilItAnswers();
        return server;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process Nginx(string root, string site, TempFolder temp, int port)
    {
        var program = Find("nginx", ["nginx"]);
        var types = Types.ReplaceLineEndings(";");
        var places = string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind => $"{kind}_temp_path {temp[kind]};"));
        var config = temp.Add("server.conf", $$"""
            daemon off; master_process off; pid {{temp["pid"]}}; error_log stderr; events {}
            http {
              types { {{types}} } default_type application/octet-stream; access_log off; {{places}}
              server { listen 127.0.0.1:{{port}}; root {{root}}; include {{site}}/nginx.conf; }
            }
            """);
        return ChildProcess.Start(program, ["-c", config, "-p", temp.Path]);
    }

    private static Process Caddy(string root, string site, TempFolder temp, int port)
    {
        var config = temp.Add("server.caddy", $$"""
            {
              admin off
              auto_https off
            }
            http://127.0.0.1:{{port}} {
              root * {{root}}
              import {{site}}/Caddyfile
            }
            """);
        return ChildProcess.Start(Find("caddy", ["caddy"]), ["run", "--adapter", "caddyfile", "--config", config], null, ("HOME", temp.Path));
    }

    private static Process Apache(string root, TempFolder temp, int port)
    {
        var program = Find("apache2", ["apache2-bin", "libapr1", "libaprutil1"]);
        var place = program[..program.LastIndexOf("/usr/", StringComparison.Ordinal)];
        string[] modules = ["mpm_event", "authz_core", "dir", "env", "mime", "alias", "headers", "rewrite"];
        var loads = string.Join('\n', modules.Select(module => $"LoadModule {module}_module {place}/usr/lib/apache2/modules/mod_{module}.so"));
        var config = temp.Add("server.conf", $"""
            ServerRoot {temp.Path}
            ServerName localhost
            Listen 127.0.0.1:{port}
            PidFile {temp["pid"]}
            ErrorLog /dev/stderr
            Mutex file:{temp.Path} default
            {loads}
            User nobody
            Group nogroup
            TypesConfig {temp["mime.types"]}
            DocumentRoot {root}
            <Directory {root}>
              AllowOverride All
              Require all granted
            </Directory>
            """);
        var libraries = string.Join(':', Directory.GetDirectories($"{place}/usr/lib", "*-linux-gnu"));
        return ChildProcess.Start(program, ["-D", "FOREGROUND", "-f", config], null, ("LD_LIBRARY_PATH", libraries));
    }

    /// <summary>The program, from this machine or from the packages that hold it.</summary>
    private static string Find(string program, string[] packages)
    {
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin"];
        if (folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists) is { } installed)
            return installed;
        var place = Path.Combine(Path.GetTempPath(), "web-servers");
        lock (Fetching)
        {
            Directory.CreateDirectory(place);
            foreach (var package in packages.Where(package => Directory.GetFiles(place, $"{package}_*.deb").Length == 0))
            {
                var (exitCode, _, error) = ChildProcess.Run("apt-get", ["download", package], place);
                if (exitCode != 0)
                {
                    ChildProcess.Run("apt-get", ["update"]);
                    (exitCode, _, error) = ChildProcess.Run("apt-get", ["download", package], place);
                }
                exitCode.ShouldBe(0, $"There is no {program}, and its package cannot be had: {error}\nInstall {string.Join(' ', packages)}.");
                ChildProcess.Run("dpkg", ["-x", Directory.GetFiles(place, $"{package}_*.deb").Single(), place]).ExitCode.ShouldBe(0);
            }
        }
        return new[] { "usr/sbin", "usr/bin" }.Select(folder => Path.Combine(place, folder, program)).First(File.Exists);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task UntilItAnswers()
    {
        while (true)
        {
            if (_process.HasExited)
                Assert.Fail($"The server ended: {await _said}");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Address.Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20);
            }
        }
    }
}
