using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;
using ServiceBlog.Core.Rendering;

namespace ServiceBlog.Core.Tests.Markup.Visible;

/// <summary>What a reader sees of a text: of an image its alternative, and nothing of the marks that lead to footnotes and back.</summary>
internal static class VisibleText
{
    /// <summary>Wikilinks show their key, as pages have no title here; citations show nothing.</summary>
    /// <param name="language">Whose quotation marks are set; null if they stay as typed.</param>
    public static string Of(string markdown, string? language = null)
    {
        var punctuation = language is null ? null : SmartPunctuation.For(language);
        var body = MarkdownConverter.Convert(markdown, Converted.File, 1, new List<Diagnostic>(), punctuation: punctuation);
        var html = body.Fill([.. body.Outline.Links.Select(link => new ResolvedLink("/x/", link.Target, ""))],
            (number, label, content) => ShortcodeRenderer.AsTyped(body.Outline.Directives[number], new DirectiveText(label, content)));
        var text = new StringBuilder();
        Read(text, new HtmlParser().ParseDocument("<!doctype html><body>" + html).Body!);
        return text.ToString();
    }

    /// <summary>
    /// A text in a form in which two are equal when they show the same characters in the same order: without blanks,
    /// and with typographic punctuation as it is typed; quotation marks count as one, for a language may have one kind only.
    /// </summary>
    public static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                _ when char.IsWhiteSpace(character) => bare,
                '"' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' => bare.Append('\''),
                '\u2018' or '\u2019' or '\u201A' or '\u2039' or '\u203A' => bare.Append('\''),
                '\u2013' => bare.Append("--"),
                '\u2014' => bare.Append("---"),
                '\u2026' => bare.Append("..."),
                _ => bare.Append(character),
            };
        }
        return bare.ToString();
    }

    private static void Read(StringBuilder text, INode parent)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText)
                text.Append(node.TextContent);
            else if (node is IElement { LocalName: "img" } image)
                text.Append(image.GetAttribute("alt"));
            else if (node is IElement { ClassName: "footnote-ref" or "footnote-back-ref" })
                continue;
            else
                Read(text, node);
            if (node is IElement)
                text.Append(' ');
        }
    }
}
