using System.Collections.Immutable;

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
        return null;
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
