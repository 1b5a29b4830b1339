using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Tests.Importing;

/// <summary>What a reader gets of HTML: its words, links and images, white space aside.</summary>
internal static class RenderedText
{
    /// <summary>Of Markdown, as the site's own pipeline shows it.</summary>
    public static string OfMarkdown(string markdown)
    {
        var diagnostics = new List<Diagnostic>();
        var body = MarkdownConverter.Convert(markdown, "x.md", 1, diagnostics);
        // What only looks like a mistake was in the HTML already.
        diagnostics.Where(diagnostic => diagnostic.Rule != Rules.MissingHeadingSpace && diagnostic.Rule != Rules.SpaceInLink).ShouldBeEmpty(markdown);
        var links = body.Outline.Links.Select(link => new ResolvedLink($"unresolved:{link.Kind}:{link.Target}", "unresolved")).ToArray();
        return OfHtml(body.Fill(links));
    }

    public static string OfHtml(string html)
    {
        var text = new StringBuilder();
        var body = new HtmlParser().ParseDocument(html).Body!;
        Append(body, text);
        var links = body.QuerySelectorAll("a[href]").Select(link => (To: link.GetAttribute("href"), Text: TextOf(link)))
            .Where(link => link.Text.Length > 0).Select(link => $"{link.To} {link.Text}");
        return Collapse(text + " LINKS " + string.Join(' ', links));
    }

    private static string TextOf(IElement element)
    {
        var text = new StringBuilder();
        Append(element, text);
        return Collapse(text.ToString());
    }

    private static string Collapse(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void Append(INode node, StringBuilder text)
    {
        switch (node)
        {
            case IText words:
                text.Append(words.Data);
                return;
            case IElement { LocalName: "img" } image:
                text.Append(" {image ").Append(image.GetAttribute("src")).Append(' ').Append(image.GetAttribute("alt")).Append("} ");
                return;
            case IElement { LocalName: "br" }:
                text.Append(' ');
                return;
            case IElement element:
                var isBlock = element.LocalName is not ("em" or "strong" or "del" or "code" or "a" or "sup" or "kbd" or "i" or "b" or "span");
                if (isBlock)
                    text.Append(element.LocalName is "li" && element.TextContent.Trim().Length > 0 ? $" {{{element.LocalName}}} " : " ");
                foreach (var child in element.ChildNodes)
                    Append(child, text);
                if (isBlock)
                    text.Append(' ');
                return;
        }
    }
}
