namespace ServiceBlog.Core.Markup;

/// <summary>Parses the links of a note as its site does, and what Obsidian has besides: <c>![[image.png|200]]</c> shows a file, and what a note shows
/// of another may have a text, which has no effect.</summary>
internal sealed class NoteLinkParser : WikilinkParser
{
    protected override Inline? Shown(string key, string? fragment, string? text) => MediaFile.ElementOf(key) is { } element
        ? new MediaInline(element, UrlPath.Encode(key) + (fragment is null ? "" : $"#{fragment}"), ContentPath.NameOf(key), ImageSize.Of(text ?? ""))
        : new WikilinkInline { Key = key, Fragment = fragment, Text = null, IsTransclusion = true };
}

/// <summary>A file that a note shows.</summary>
/// <param name="element">Of HTML.</param>
/// <param name="url">As a link is written.</param>
internal sealed class MediaInline(string element, string url, string name, ImageSize size) : LeafInline
{
    public string Element => element;

    public string Url => url;

    public string Name => name;

    public ImageSize Size => size;
}

/// <summary>What stands in place of an image's words: <c>200</c>, <c>200x100</c>, <c>words|200</c>.</summary>
/// <param name="Text">The words; empty if there are none.</param>
internal readonly partial record struct ImageSize(string Text, string? Width, string? Height)
{
    public static ImageSize Of(string written)
    {
        if (Size().Match(written) is not { Success: true } size)
            return new ImageSize(written, null, null);
        var height = size.Groups["height"];
        return new ImageSize(size.Groups["text"].Value.Trim(), size.Groups["width"].Value, height.Success ? height.Value : null);
    }

    public void Write(HtmlRenderer renderer)
    {
        if (Width is not null)
            renderer.Write(" width=\"").Write(Width).Write('"');
        if (Height is not null)
            renderer.Write(" height=\"").Write(Height).Write('"');
    }

    [GeneratedRegex(@"\A(?:(?<text>.*)\|)?\s*(?<width>\d{1,5})(?:x(?<height>\d{1,5}))?\s*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Size();
}

/// <summary>A file, shown by the element that browsers have for it. Readers whose browser cannot show a PDF get a link to it.</summary>
internal sealed class MediaRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, MediaInline>
{
    protected override void Write(SlotHtmlRenderer renderer, MediaInline obj)
    {
        var words = obj.Size.Text.Length > 0 ? obj.Size.Text : obj.Name;
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteEscape(words);
            return;
        }
        switch (obj.Element)
        {
            case "img":
                var own = renderer.WriteUrlAttribute("<img src=\"", LinkKind.Image, obj.Url, obj);
                renderer.Write(" alt=\"").WriteEscape(words).Write('"');
                obj.Size.Write(renderer);
                renderer.WriteAttributes(obj);
                renderer.AddImageSlots(own, hasSize: obj.Size.Width is not null, hasLoading: false);
                renderer.Write(" />");
                break;
            case "iframe":
                renderer.WriteUrlAttribute("<object class=\"pdf\" type=\"application/pdf\" data=\"", LinkKind.Image, obj.Url, obj);
                obj.Size.Write(renderer);
                renderer.Write('>');
                renderer.WriteUrlAttribute("<a href=\"", LinkKind.Link, obj.Url, obj);
                renderer.Write('>').WriteEscape(words).Write("</a></object>");
                break;
            default:
                renderer.Write('<').Write(obj.Element);
                renderer.WriteUrlAttribute(" controls src=\"", LinkKind.Image, obj.Url, obj);
                obj.Size.Write(renderer);
                renderer.Write("></").Write(obj.Element).Write('>');
                break;
        }
    }
}

/// <summary>A wikilink. What it names may not be written yet: then it is no link.</summary>
internal sealed class NoteWikilinkRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, WikilinkInline>
{
    protected override void Write(SlotHtmlRenderer renderer, WikilinkInline obj)
    {
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteEscape(obj.PlainText);
            return;
        }
        var location = renderer.Locate(obj.Span.Start);
        var link = renderer.AddLink(new ContentLink(LinkKind.Wikilink, obj.Key, obj.Fragment, location) { HasText = obj.Text is not null });
        renderer.Write('<');
        renderer.AddSlot(link, SlotPart.Opening);
        renderer.WriteAttributes(obj).Write('>');
        if (obj.Text is null)
            renderer.AddSlot(link, SlotPart.Text);
        else
            renderer.WriteEscape(obj.Text);
        renderer.Write("</");
        renderer.AddSlot(link, SlotPart.Closing);
        renderer.Write('>');
    }
}

/// <summary>A Markdown link or image. An image may say how wide it is to be.</summary>
internal sealed class NoteLinkRenderer : LinkRenderer
{
    protected override void WriteImage(SlotHtmlRenderer renderer, LinkInline image, string url)
    {
        var size = ImageSize.Of(PlainText.Of(image));
        if (size.Width is null)
        {
            base.WriteImage(renderer, image, url);
            return;
        }
        var own = renderer.WriteUrlAttribute("<img src=\"", LinkKind.Image, url, image);
        renderer.WriteAttributes(image).Write(" alt=\"").WriteEscape(size.Text).Write('"');
        size.Write(renderer);
        renderer.AddImageSlots(own, hasSize: true, hasLoading: false);
        renderer.Write(" />");
    }

    protected override void WriteAnchor(SlotHtmlRenderer renderer, LinkInline link, string url)
    {
        if (UrlPath.IsExternal(url))
        {
            base.WriteAnchor(renderer, link, url);
            return;
        }
        var index = renderer.AddLink(ContentLink.FromUrl(LinkKind.Link, url, !PlainText.IsEmpty(link), renderer.Locate(link.Span.Start)));
        renderer.Write('<');
        renderer.AddSlot(index, SlotPart.Opening);
        renderer.WriteAttributes(link);
        WriteTitle(renderer, link);
        renderer.Write('>');
        renderer.WriteChildren(link);
        renderer.Write("</");
        renderer.AddSlot(index, SlotPart.Closing);
        renderer.Write('>');
    }
}
