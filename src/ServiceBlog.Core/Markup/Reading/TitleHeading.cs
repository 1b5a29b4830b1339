using Markdig.Extensions.Footnotes;
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
            foreach (var mark in heading.Inline!.FindDescendants<FootnoteLink>())
                RemoveBackLinks(mark);
            document.Remove(heading);
            return new TitleHeading(text, heading.TryGetAttributes()?.Id ?? new HeadingIds().ForText(text), heading.Span.Start);
        }
        return null;
    }

    /// <summary>The note stays, but nothing leads back to a mark that is not there.</summary>
    private static void RemoveBackLinks(FootnoteLink mark)
    {
        foreach (var link in mark.Footnote.Descendants<FootnoteLink>().Where(link => link.IsBackLink && link.Index == mark.Index).ToList())
            link.Remove();
    }
}
