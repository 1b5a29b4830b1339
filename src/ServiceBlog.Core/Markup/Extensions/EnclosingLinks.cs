using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Extensions;

/// <summary>
/// Links do not nest. As in CommonMark the inner one wins: the brackets open around it stay brackets. Those of an
/// image may go on, as what they hold becomes plain text.
/// </summary>
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
