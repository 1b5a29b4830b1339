using ServiceBlog.LinkCheck.Html;

namespace ServiceBlog.Core.Building;

/// <summary>What of the files of strangers becomes part of the site (<c>--untrusted</c>): no theme, and nothing that a browser runs or a host obeys.</summary>
internal static class UntrustedFiles
{
    private static readonly FrozenSet<string> Programs = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, ".js", ".mjs", ".cjs", ".wasm", ".swf", ".jar", ".class", ".htc", ".xsl", ".xslt", ".mht", ".mhtml", ".svgz");

    /// <summary>Files that hosts take for orders.</summary>
    private static readonly FrozenSet<string> Orders = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "_headers", "_redirects", "_worker.js", ".htaccess", ".domains", "CNAME", "staticwebapp.config.json", "web.config");

    public static InputFiles Restrict(InputFiles files, ICollection<Diagnostic> diagnostics)
    {
        if (files.Theme is [var first, ..])
            Report(first, "the site's own layer of the theme is left out");
        return files with
        {
            Theme = [],
            Static = [.. files.Static.Where(file =>
            {
                var reason = ReasonAgainst(file.File, diagnostics);
                if (reason is not null)
                    Report(file.File, $"this file is left out: it {reason}");
                return reason is null;
            })],
        };

        void Report(InputFile file, string message) =>
            diagnostics.Report(Rules.LeftOutUntrusted, new SourceLocation(file.DisplayPath), $"with --untrusted, {message}");
    }

    private static string? ReasonAgainst(InputFile file, ICollection<Diagnostic> diagnostics)
    {
        var extension = System.IO.Path.GetExtension(file.Path);
        if (Orders.Contains(System.IO.Path.GetFileName(file.Path)))
            return "gives orders to the host";
        if (Programs.Contains(extension))
            return "is a program";
        var isHtml = extension.ToLowerInvariant() is ".html" or ".htm" or ".shtml";
        if (!isHtml && extension.ToLowerInvariant() is not (".svg" or ".xhtml" or ".xht" or ".xml"))
            return null;
        return TextFileReader.Read(file, diagnostics) is not { } text || ActiveHtml.Find(text, isXml: !isHtml).Any(active => active.Kind != ActiveKind.Page)
            || (!isHtml && (text.Contains("<?xml-stylesheet", StringComparison.Ordinal) || text.Contains("<!ENTITY", StringComparison.Ordinal)))
            ? "holds a script, or brings something along from another site"
            : null;
    }
}
