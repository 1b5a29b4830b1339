using ServiceBlog.Core.Markup.Reading;
using ServiceBlog.Core.Markup.Typography;

namespace ServiceBlog.Core.Markup;

/// <summary>
/// What the rest of the site can see of a page's text without its HTML: enough to tie the pages together, and small
/// enough to be kept from build to build.
/// </summary>
public sealed record MarkupOutline
{
    public static readonly MarkupOutline Empty = new()
    {
        Links = [],
        WordCount = 0,
        HtmlLength = 0,
        Parts = new OutlineParts([], [], ""),
    };

    /// <summary>Every link, external ones too, in the order of the HTML (where footnotes come last).</summary>
    public required ImmutableArray<ContentLink> Links { get; init; }

    /// <summary>Every heading, in the order of the HTML.</summary>
    public ImmutableArray<Heading> Headings => Parts.Headings;

    /// <summary>Every other id that a fragment can point at, those in raw HTML too.</summary>
    public ImmutableArray<string> Anchors => Parts.Anchors;

    /// <summary>The quotations that are followed by a citation, in the order of the text.</summary>
    public ImmutableArray<Quotation> Quotations { get; init; } = [];

    /// <summary>The first paragraph without mark-up, white space collapsed; empty if there is none.</summary>
    public string FirstParagraph => Parts.FirstParagraph;

    /// <summary>Words of the text; code, and each CJK character as a word, included.</summary>
    public required int WordCount { get; init; }

    /// <summary>The id of the heading that became the page's title and is not in the text; null if the front matter gives the title.</summary>
    public string? TitleId { get; init; }

    /// <summary>Of the HTML with its slots empty, in UTF-16 code units.</summary>
    public required int HtmlLength { get; init; }

    internal OutlineParts Parts { private get; init; } = new([], [], "");

    /// <summary>
    /// The heading that a fragment points at: by its id, else by its text, so that <c>[[crm#What it is]]</c> finds
    /// what <c>[[crm#what-it-is]]</c> finds.
    /// </summary>
    public Heading? FindHeading(string fragment)
    {
        if (HeadingWithId(fragment) is { } exact)
            return exact;
        foreach (var heading in Headings)
        {
            if (string.Equals(heading.Text, fragment, StringComparison.OrdinalIgnoreCase))
                return heading;
        }
        // The text may have typographic marks where an author types plain ones. The id was made of what was typed.
        return SmartPunctuation.IsNeeded(fragment) ? HeadingWithId(HeadingIds.FromText(fragment)) : null;
    }

    /// <summary>What is shown of the text where a link names a heading, or none.</summary>
    public TextPart PartUnder(Heading? heading)
    {
        if (heading is not { } first)
            return TextPart.WithoutFootnotes;
        // The section of a heading within another block has no end of its own.
        return first.Offset < 0 ? TextPart.All : new TextPart(Headings.IndexOf(first));
    }

    /// <summary>Whether a part of the text holds one of its transclusions.</summary>
    public bool Holds(TextPart part, ContentLink transclusion)
    {
        if (part == TextPart.All)
            return true;
        if (transclusion.Under == TextPart.InFootnotes)
            return false;
        return !part.IsSection || (transclusion.Under >= part.Heading && transclusion.Under < NextSection(part.Heading));
    }

    /// <summary>How long a part is in HTML with its slots empty. That of the last section counts the footnotes too.</summary>
    public int LengthOf(TextPart part)
    {
        if (!part.IsSection)
            return HtmlLength;
        var next = NextSection(part.Heading);
        return (next < Headings.Length ? Headings[next].Offset : HtmlLength) - Headings[part.Heading].Offset;
    }

    /// <summary>The number of the heading that ends a section: the next of the same or a higher level.</summary>
    public int NextSection(int heading)
    {
        var headings = Headings;
        var next = heading + 1;
        while (next < headings.Length && (headings[next].Offset < 0 || headings[next].Level > headings[heading].Level))
            next++;
        return next;
    }

    public Heading? HeadingWithId(string id)
    {
        foreach (var heading in Headings)
        {
            if (heading.Id == id)
                return heading;
        }
        return null;
    }
}
