using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Reading;

/// <summary>The heading that gives a page its title where the front matter has none: the first of level 1 with some text.</summary>
/// <param name="Text">Without mark-up.</param>
/// <param name="Id">What a link to it names.</param>
/// <param name="Position">Where it starts in the Markdown.</param>
internal sealed record TitleHeading(string Text, string Id, int Position)
{
    /// <summary>
    /// Takes it out of the text, above which its page shows it; null if there is none. One within a quotation or a list
    /// belongs to that.
    /// </summary>
    public static TitleHeading? TakeFrom(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            if (block is not HeadingBlock { Level: 1 } heading || PlainText.Of(heading.Inline) is not { Length: > 0 } text)
                continue;
            document.Remove(heading);
            return new TitleHeading(text, heading.TryGetAttributes()?.Id ?? new HeadingIds().ForText(text), heading.Span.Start);
        }
        return null;
    }
}
