using System.Buffers;
using Markdig.Renderers;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>
/// Writes a URL that leads out of the site into an attribute. What no URL may hold is percent-encoded; letters of
/// other scripts stay, as browsers know what to do with them and a server's name in Punycode would depend on the
/// Unicode tables of the machine that builds.
/// </summary>
internal static class ExternalUrl
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\v\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016"
        + "\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F \"<>\\^`{|}\u007F");

    public static void Write(HtmlRenderer renderer, ReadOnlySpan<char> url)
    {
        for (var index = url.IndexOfAny(Forbidden); index >= 0; index = url.IndexOfAny(Forbidden))
        {
            renderer.WriteEscape(url[..index]);
            renderer.Write(string.Create(CultureInfo.InvariantCulture, $"%{(int)url[index]:X2}"));
            url = url[(index + 1)..];
        }
        renderer.WriteEscape(url);
    }
}
