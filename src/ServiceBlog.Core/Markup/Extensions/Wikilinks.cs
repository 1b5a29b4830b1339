namespace ServiceBlog.Core.Markup;

/// <summary>Parses <c>[[…]]</c> and <c>![[…]]</c>. Code and escapes have been taken by their own parsers before.</summary>
internal class WikilinkParser : InlineParser
{
    public WikilinkParser() => OpeningCharacters = ['[', '!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var mark = slice.CurrentChar == '!' ? 1 : 0;
        var source = slice.AsSpan()[mark..];
        if (!WikilinkSyntax.TryRead(source, out var syntax) || IsReference(processor, source[1..(syntax.Length - 1)]))
            return false;

        var (key, fragment) = (WikilinkBars.Show(syntax.Key.ToString()), syntax.HasFragment ? WikilinkBars.Show(syntax.Fragment.ToString()) : null);
        var text = ReadText(source, syntax);
        var link = mark == 0 ? new WikilinkInline { Key = key, Fragment = fragment, Text = text, IsTransclusion = false }
            : Shown(key, fragment, syntax.Bar < 0 ? null : text ?? "");
        if (link is null)
        {
            processor.TakeText(ref slice, length: 1);
            return true;
        }

        processor.Inline = link.At(processor, slice.Start, mark + syntax.Length);
        EnclosingLinks.Deactivate(processor);
        slice.Start += mark + syntax.Length;
        return true;
    }

    /// <summary>What <c>![[key#fragment]]</c> is; null if it is an exclamation mark and then a link.</summary>
    /// <param name="text">What follows a bar; null if there is none.</param>
    protected virtual Inline? Shown(string key, string? fragment, string? text) =>
        // A transclusion has no text of its own.
        text is null ? new WikilinkInline { Key = key, Fragment = fragment, Text = null, IsTransclusion = true } : null;

    /// <summary>A link in brackets, whose definition the author gave, is what CommonMark reads there.</summary>
    /// <param name="label">With its brackets.</param>
    private static bool IsReference(InlineProcessor processor, ReadOnlySpan<char> label)
    {
        var slice = new StringSlice(label.ToString());
        return LinkHelper.TryParseLabel(ref slice, out var name) && processor.Document.ContainsLinkReferenceDefinition(name);
    }

    private static string? ReadText(ReadOnlySpan<char> source, WikilinkSyntax syntax)
    {
        if (syntax.Bar < 0)
            return null;
        var text = source[syntax.TextStart..(syntax.Length - 2)].Trim();
        return text.IsEmpty ? null : WikilinkBars.Show(text.ToString().Replace('\n', ' '));
    }
}

/// <summary><c>[[key#heading|text]]</c>, or with <c>!</c> before it a request to transclude.</summary>
internal sealed class WikilinkInline : LeafInline
{
    public required string Key { get; init; }

    public required string? Fragment { get; init; }

    /// <summary>What the author wants shown; null leaves it to the site graph.</summary>
    public required string? Text { get; set; }

    public required bool IsTransclusion { get; init; }

    /// <summary>What stands for it where nothing is resolved: in a heading's id, an image's alternative text, a summary.</summary>
    public string PlainText => Text ?? (Key.Length > 0 ? Key : Fragment ?? "");
}

/// <summary>Links do not nest. As in CommonMark the inner one wins: the brackets open around it stay brackets. Those of an image may go on, as what
/// they hold becomes plain text.</summary>
internal static class EnclosingLinks
{
    /// <summary>Called by a parser that has made a link, before Markdig puts it into the tree.</summary>
    public static void Deactivate(InlineProcessor processor)
    {
        for (var container = DeepestOpen(processor); container is not null; container = container.Parent)
        {
            if (container is LinkDelimiterInline { IsImage: false } opening)
                opening.IsActive = false;
        }
    }

    private static ContainerInline? DeepestOpen(InlineProcessor processor)
    {
        var container = processor.Root;
        while (container?.LastChild is ContainerInline { IsClosed: false } child)
            container = child;
        return container;
    }
}

/// <summary>A wikilink, or a transclusion that stands in the midst of a sentence: there it is a link to what it cannot show.</summary>
internal sealed class WikilinkRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, WikilinkInline>
{
    protected override void Write(SlotHtmlRenderer renderer, WikilinkInline obj)
    {
        // An image's alternative text cannot hold a link.
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteEscape(obj.PlainText);
            return;
        }

        var location = renderer.Locate(obj.Span.Start);
        var link = renderer.AddLink(new ContentLink(LinkKind.Wikilink, obj.Key, obj.Fragment, location));
        renderer.Write("<a href=\"");
        renderer.AddSlot(link, SlotPart.Url);
        renderer.Write('"').WriteAttributes(obj).Write('>');
        if (obj.Text is null)
            renderer.AddSlot(link, SlotPart.Text);
        else
            renderer.WriteEscape(obj.Text);
        renderer.Write("</a>");
    }
}

/// <summary>A paragraph, unless it holds nothing but transclusions: those are replaced by the blocks they ask for, one to a line, and blocks cannot
/// stand within a paragraph.</summary>
internal class TranscludingParagraphRenderer : ParagraphRenderer
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
    {
        if (HoldsOnlyTransclusions(obj))
            WriteTransclusions((SlotHtmlRenderer)renderer, obj);
        else if (renderer.EnableHtmlForBlock && CaptionedImage.Is(obj))
            CaptionedImage.Write((SlotHtmlRenderer)renderer, obj);
        else
            base.Write(renderer, obj);
    }

    protected static bool HoldsOnlyTransclusions(ParagraphBlock paragraph)
    {
        var found = false;
        for (var inline = paragraph.Inline?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (inline is WikilinkInline { IsTransclusion: true })
                found = true;
            else if (inline is not LineBreakInline && !(inline is LiteralInline literal && literal.Content.IsEmptyOrWhitespace()))
                return false;
        }
        return found;
    }

    private static void WriteTransclusions(SlotHtmlRenderer renderer, ParagraphBlock paragraph)
    {
        for (var inline = paragraph.Inline!.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (inline is WikilinkInline wikilink)
                WriteTransclusion(renderer, wikilink);
        }
    }

    protected static void WriteTransclusion(SlotHtmlRenderer renderer, WikilinkInline wikilink)
    {
        var location = renderer.Locate(wikilink.Span.Start);
        var link = new ContentLink(LinkKind.Transclusion, wikilink.Key, wikilink.Fragment, location) { Under = renderer.HeadingAbove };
        renderer.EnsureLine();
        renderer.AddSlot(renderer.AddLink(link), SlotPart.Embed);
        renderer.WriteLine();
    }
}
