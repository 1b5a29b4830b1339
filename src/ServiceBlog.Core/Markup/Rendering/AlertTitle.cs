using Markdig.Helpers;
using Markdig.Renderers;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>The title of an alert: its kind as a word. Icons are the theme's affair.</summary>
internal static class AlertTitle
{
    public static void Write(HtmlRenderer renderer, StringSlice kind)
    {
        var word = kind.ToString();
        renderer.Write("<p class=\"markdown-alert-title\">");
        renderer.Write(char.ToUpperInvariant(word[0])).WriteEscape(word[1..].ToLowerInvariant());
        renderer.WriteLine("</p>");
    }
}
