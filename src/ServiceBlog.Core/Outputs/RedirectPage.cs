using System.Net;

namespace ServiceBlog.Core.Outputs;

/// <summary>A page that sends readers of an old address on, on hosts that know no redirects.</summary>
public static class RedirectPage
{
    /// <summary>Of all that the page says, but for the site's settings.</summary>
    public static ContentHash HashOf(Redirect redirect) =>
        ContentHash.None.With(redirect.Title).With(redirect.Target);

    public static ReadOnlyMemory<byte> Create(Redirect redirect, SiteConfig config)
    {
        var title = WebUtility.HtmlEncode(redirect.Title);
        var href = WebUtility.HtmlEncode(config.UrlOf(redirect.Target));
        return Encoding.UTF8.GetBytes($"""
            <!DOCTYPE html>
            <html lang="{WebUtility.HtmlEncode(config.Language)}">
            <head>
            <meta charset="utf-8">
            <title>{title}</title>
            <meta name="robots" content="noindex">
            <meta http-equiv="refresh" content="0; url={href}">
            <link rel="canonical" href="{WebUtility.HtmlEncode(config.AbsoluteUrlOf(redirect.Target))}">
            </head>
            <body><p>Moved: <a href="{href}">{title}</a></p></body>
            </html>

            """.ReplaceLineEndings("\n"));
    }
}
