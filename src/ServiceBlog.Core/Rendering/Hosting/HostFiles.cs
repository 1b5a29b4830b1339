using Scriban.Runtime;
using ServiceBlog.Core.Rendering.Models;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Rendering.Hosting;

/// <summary>What a host reads of redirects, headers, caching and its page for broken addresses. The files stand beside this one as templates.</summary>
public static class HostFiles
{
    /// <summary>The files that each host reads. A host that has no file for a thing gets a script that does it.</summary>
    private static readonly (Host Host, string[] Files)[] Table =
    [
        (Host.GitHubPages, [".nojekyll", "CNAME"]),
        (Host.Netlify, ["_redirects", "_headers"]),
        (Host.Cloudflare, ["_redirects", "_headers"]),
        (Host.Azure, ["staticwebapp.config.json"]),
        (Host.S3, ["deploy-s3.sh"]),
        (Host.Nginx, ["nginx.conf"]),
        (Host.Caddy, ["Caddyfile"]),
        (Host.Apache, [".htaccess"]),
    ];

    /// <summary>The files for the hosts of a site, by output path. A file that the site has anyway, such as one in <c>static/</c>, takes the place
    /// of ours.</summary>
    public static IEnumerable<(string Path, ReadOnlyMemory<byte> Content)> Of(SiteGraph graph) =>
        from row in Table
        where graph.Config.Hosting.Hosts.Contains(row.Host)
        from path in row.Files
        where !graph.Routes.Contains($"/{path}")
        let text = Render(path, row.Host, graph)
        where text.Length > 0 || path == ".nojekyll"
        select (path, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text));

    private static string Render(string name, Host host, SiteGraph graph)
    {
        using var reader = new StreamReader(typeof(HostFiles).Assembly.GetManifestResourceStream($"Hosting/{name.TrimStart('.', '_')}.sbn")!);
        var template = ParsedTemplate.Parse(reader.ReadToEnd().ReplaceLineEndings("\n"), name);
        using var context = new RenderContext(new RenderSettings());
        context.Render(template, Model(host, graph));
        return context.Text.ToString();
    }

    private static ScriptObject Model(Host host, SiteGraph graph)
    {
        var config = graph.Config;
        var redirects = graph.Redirects.Where(redirect => redirect.Path.All(IsPlain) && redirect.Target.All(IsPlain)).Select(redirect => YamlValue.Object(
            ("from", config.UrlOf(redirect.Path)),
            ("to", config.UrlOf(redirect.Target)),
            ("path", config.BasePath + redirect.Path[1..]),
            ("pattern", Regex.Escape(config.BasePath + redirect.Path[1..])),
            ("file", UrlPath.OutputPath(redirect.Path))));
        return YamlValue.Object(
            ("base", config.BasePath),
            ("host", config.BaseUrl.Host),
            ("policy", config.Hosting.Policy),
            ("netlify", host == Host.Netlify),
            ("redirects", new ScriptArray(redirects)));
    }

    /// <summary>Whether a letter of an address means itself in every one of these files. An address with another keeps its page that redirects.</summary>
    private static bool IsPlain(char letter) => char.IsLetterOrDigit(letter) || letter is '/' or '-' or '_' or '.' or '~' or '+' or '@' or ' ';
}
