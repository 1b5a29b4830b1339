using Microsoft.AspNetCore.StaticFiles;

namespace ServiceBlog.Preview;

/// <summary>What files are, by their names.</summary>
internal static class ContentTypes
{
    private static readonly FileExtensionContentTypeProvider Known = new() { Mappings = { [".xml"] = "application/xml" } };

    /// <summary>For the header; texts are UTF-8.</summary>
    public static string Of(string name)
    {
        if (!Known.TryGetContentType(name, out var type))
            return "application/octet-stream";
        var isText = type.StartsWith("text/", StringComparison.Ordinal)
            || type is "application/json" or "application/xml" or "application/javascript" or "application/manifest+json" or "image/svg+xml";
        return isText ? type + "; charset=utf-8" : type;
    }

    public static bool IsHtml(string name) => Of(name).StartsWith("text/html", StringComparison.Ordinal);

    /// <summary>Whether a page may show the file or run it: a style sheet, a script, a picture, a font and the like.</summary>
    public static bool IsPartOfPages(string name) => Of(name).Split('/', ';') is ["image" or "font" or "audio" or "video", ..] or [_, "css" or "javascript", ..];
}
