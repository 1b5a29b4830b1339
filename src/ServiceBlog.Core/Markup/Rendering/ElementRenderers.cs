using Markdig.Extensions.Abbreviations;

namespace ServiceBlog.Core.Markup;

/// <summary>An abbreviation. Markdig's own renderer writes the label as if it were HTML.</summary>
internal sealed class AbbreviationRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, AbbreviationInline>
{
    protected override void Write(SlotHtmlRenderer renderer, AbbreviationInline obj)
    {
        var abbreviation = obj.Abbreviation;
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteEscape(abbreviation.Label);
            return;
        }
        renderer.Write("<abbr").WriteAttributes(obj).Write(" title=\"").WriteEscape(abbreviation.Text).Write("\">");
        renderer.WriteEscape(abbreviation.Label).Write("</abbr>");
    }
}

/// <summary>A character reference. One to a control character, which no page may hold, shows that something was there.</summary>
internal sealed class EntityRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, HtmlEntityInline>
{
    protected override void Write(SlotHtmlRenderer renderer, HtmlEntityInline obj)
    {
        var text = obj.Transcoded.AsSpan();
        var isControl = text.Length == 1 && char.IsControl(text[0]) && text[0] is not ('\t' or '\n' or '\r');
        renderer.WriteEscape(isControl ? "\uFFFD" : text);
    }
}

/// <summary>A heading, noting where it starts.</summary>
internal sealed class MarkedHeadingRenderer : HeadingRenderer
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
    {
        renderer.EnsureLine();
        ((SlotHtmlRenderer)renderer).MarkHeading(obj.Parent is MarkdownDocument);
        base.Write(renderer, obj);
    }
}

/// <summary>A code block. Its attributes are those of the code.</summary>
internal sealed class PlainCodeRenderer : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        renderer.EnsureLine();
        renderer.Write("<pre><code").WriteAttributes(block).Write('>');
        renderer.WriteLeafRawLines(block, writeEndOfLines: true, escape: true);
        renderer.WriteLine("</code></pre>");
    }
}

/// <summary>A table in a box that scrolls. Columns are aligned by classes, since a strict Content-Security-Policy forbids style attributes.</summary>
internal sealed class ScrollableTableRenderer : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        AlignByClass(table);
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"table-scroll\">");
        base.Write(renderer, table);
        renderer.WriteLine("</div>");
    }

    private static void AlignByClass(Table table)
    {
        var columns = table.ColumnDefinitions;
        foreach (var row in table.OfType<TableRow>())
        {
            for (var i = 0; i < row.Count && columns.Count > 0; i++)
            {
                var cell = (TableCell)row[i];
                var column = Math.Min(cell.ColumnIndex >= 0 && cell.ColumnIndex < columns.Count ? cell.ColumnIndex : i, columns.Count - 1);
                if (columns[column].Alignment is { } alignment)
                    cell.GetAttributes().AddClass($"align-{alignment.ToString().ToLowerInvariant()}");
            }
        }
        foreach (var column in columns)
            column.Alignment = null;
    }
}

/// <summary>A task's box. It has a label of its own: a form field without one says nothing to a screen reader.</summary>
internal sealed class TaskRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, TaskList>
{
    protected override void Write(SlotHtmlRenderer renderer, TaskList obj)
    {
        if (!renderer.EnableHtmlForInline)
            return;
        renderer.Write("<input type=\"checkbox\" disabled").WriteAttributes(obj);
        renderer.Write(obj.Checked ? " checked aria-label=\"" : " aria-label=\"");
        renderer.AddSlot(SiteWords.Keys.IndexOf(obj.Checked ? "done" : "to-do"), SlotPart.Word);
        renderer.Write("\" />");
    }
}

/// <summary>An image with a title behind its address, alone in its paragraph: a figure whose caption the title is. A title in a link reference
/// definition is one of all that refer to it, and stays a title.</summary>
internal static class CaptionedImage
{
    public static bool Is(MarkdownObject? block) =>
        block is ParagraphBlock { Inline.FirstChild: LinkInline { IsImage: true, Title.Length: > 0, Reference: null, NextSibling: null } };

    public static void Write(SlotHtmlRenderer renderer, ParagraphBlock paragraph)
    {
        renderer.EnsureLine();
        renderer.Write("<figure").WriteAttributes(paragraph).Write('>');
        renderer.WriteLeafInline(paragraph);
        renderer.Write("<figcaption>").WriteEscape(((LinkInline)paragraph.Inline!.FirstChild!).Title).WriteLine("</figcaption></figure>");
    }
}

/// <summary>Links and images in Markdown's own forms: inline, by reference, and bare URLs.</summary>
internal class LinkRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, LinkInline>
{
    protected override void Write(SlotHtmlRenderer renderer, LinkInline obj)
    {
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteChildren(obj);
            return;
        }

        var url = WikilinkBars.Show(obj.GetDynamicUrl?.Invoke() ?? obj.Url ?? "");
        if (renderer.LeavesOut(url, obj.IsImage, obj))
            renderer.WriteChildren(obj);
        else if (obj.IsImage)
            WriteImage(renderer, obj, url);
        else
            WriteAnchor(renderer, obj, url);
    }

    protected virtual void WriteImage(SlotHtmlRenderer renderer, LinkInline image, string url)
    {
        var link = renderer.WriteUrlAttribute("<img src=\"", LinkKind.Image, url, image);
        renderer.WriteAttributes(image);
        renderer.Write(" alt=\"");
        renderer.EnableHtmlForInline = false;
        renderer.WriteChildren(image);
        renderer.EnableHtmlForInline = true;
        renderer.Write('"');
        if (!CaptionedImage.Is(image.Parent?.ParentBlock))
            WriteTitle(renderer, image);
        var written = image.TryGetAttributes()?.Properties?.Select(property => property.Key).ToList() ?? [];
        renderer.AddImageSlots(link, written.Contains("width") || written.Contains("height"), written.Contains("loading"));
        renderer.Write(" />");
    }

    protected virtual void WriteAnchor(SlotHtmlRenderer renderer, LinkInline link, string url)
    {
        renderer.WriteUrlAttribute("<a href=\"", LinkKind.Link, url, link);
        renderer.WriteAttributes(link);
        WriteTitle(renderer, link);
        renderer.Write('>');
        renderer.WriteChildren(link);
        renderer.Write("</a>");
    }

    protected static void WriteTitle(SlotHtmlRenderer renderer, LinkInline link)
    {
        if (!string.IsNullOrEmpty(link.Title))
            renderer.Write(" title=\"").WriteEscape(link.Title).Write('"');
    }
}

/// <summary><c>&lt;https://example.org&gt;</c> and <c>&lt;me@example.org&gt;</c>: always external.</summary>
internal sealed class AutolinkRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, AutolinkInline>
{
    protected override void Write(SlotHtmlRenderer renderer, AutolinkInline obj)
    {
        if (!renderer.EnableHtmlForInline || renderer.LeavesOut(obj.Url, isImage: false, obj))
        {
            renderer.WriteEscape(obj.Url);
            return;
        }

        var url = obj.IsEmail ? "mailto:" + obj.Url : obj.Url;
        renderer.WriteUrlAttribute("<a href=\"", LinkKind.Link, url, obj);
        renderer.WriteAttributes(obj);
        renderer.Write('>').WriteEscape(obj.Url).Write("</a>");
    }
}

/// <summary>Writes a URL that leads out of the site into an attribute. What no URL may hold is percent-encoded; letters of other scripts stay, as
/// browsers know what to do with them and a server's name in Punycode would depend on the Unicode tables of the machine that builds.</summary>
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
