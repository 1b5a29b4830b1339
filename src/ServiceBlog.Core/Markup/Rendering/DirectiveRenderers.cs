namespace ServiceBlog.Core.Markup;

/// <summary>A block directive: its label and its content between the slots that mark them.</summary>
internal sealed class DirectiveBlockRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, DirectiveBlock>
{
    protected override void Write(SlotHtmlRenderer renderer, DirectiveBlock block)
    {
        renderer.EnsureLine();
        var number = renderer.OpenDirective(block.Written, block);
        if (block.FirstOrDefault() is DirectiveLabel label)
            renderer.WriteLeafInline(label);
        renderer.AddSlot(number, SlotPart.DirectiveContent);
        var isWithinListItem = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        foreach (var child in block)
        {
            if (child is not DirectiveLabel)
                renderer.Write(child);
        }
        renderer.ImplicitParagraph = isWithinListItem;
        renderer.EnsureLine();
        renderer.AddSlot(number, SlotPart.DirectiveEnd);
        // What follows begins behind the slot, so that a text can be cut there.
        renderer.WriteLine();
    }
}

/// <summary>A directive within a sentence; in an image's alternative text, its words.</summary>
internal sealed class DirectiveInlineRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, DirectiveInline>
{
    protected override void Write(SlotHtmlRenderer renderer, DirectiveInline inline)
    {
        if (!renderer.EnableHtmlForInline)
        {
            renderer.WriteChildren(inline);
            return;
        }
        var number = renderer.OpenDirective(inline.Written, inline);
        renderer.WriteChildren(inline);
        renderer.AddSlot(number, SlotPart.DirectiveContent);
        renderer.AddSlot(number, SlotPart.DirectiveEnd);
    }
}
