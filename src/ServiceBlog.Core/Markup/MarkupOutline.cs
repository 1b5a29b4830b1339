namespace ServiceBlog.Core.Markup;

/// <summary>What the rest of the site can see of a page's text without its HTML: enough to tie the pages together, and small enough to be kept from
/// build to build.</summary>
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

    /// <summary>The blocks that a note names, so that others can show them.</summary>
    public ImmutableArray<NotedBlock> Blocks => Parts.Blocks;

    /// <summary>The first paragraph without mark-up, white space collapsed; empty if there is none.</summary>
    public string FirstParagraph => Parts.FirstParagraph;

    /// <summary>The directives, in the order of the HTML, an outer one before those within it.</summary>
    public ImmutableArray<Directive> Directives { get; init; } = [];

    /// <summary>Words of the text; code, and each CJK character as a word, included.</summary>
    public required int WordCount { get; init; }

    /// <summary>The id of the heading that became the page's title and is not in the text; null if the front matter gives the title.</summary>
    public string? TitleId { get; init; }

    /// <summary>Of the HTML with its slots empty, in UTF-16 code units.</summary>
    public required int HtmlLength { get; init; }

    internal OutlineParts Parts { private get; init; } = new([], [], "");

    /// <summary>The heading that a fragment points at: by its id, else by its text, so that <c>[[crm#What it is]]</c> finds what
    /// <c>[[crm#what-it-is]]</c> finds.</summary>
    public Heading? FindHeading(string fragment)
    {
        if (HeadingWithId(fragment) is { } exact)
            return exact;
        if (First(heading => string.Equals(heading.Text, fragment, StringComparison.OrdinalIgnoreCase)) is { } named)
            return named;
        // The text may have typographic marks where an author types plain ones. The id was made of what was typed.
        return SmartPunctuation.IsNeeded(fragment) ? HeadingWithId(HeadingIds.FromText(fragment)) : null;
    }

    /// <summary>What is shown of the text where a link names a heading, a block, or none.</summary>
    public TextPart PartUnder(Heading? heading, string? block)
    {
        for (var number = 0; block is not null && number < Blocks.Length; number++)
        {
            if (Blocks[number].Id == block)
                return TextPart.OfBlock(number);
        }
        if (heading is not { } first)
            return TextPart.WithoutFootnotes;
        // The section of a heading within another block has no end of its own.
        return first.Offset < 0 ? TextPart.All : new TextPart(Headings.IndexOf(first));
    }

    /// <summary>Whether a part of the text holds one of its transclusions.</summary>
    /// <param name="link">Its index into <see cref="Links"/>.</param>
    public bool Holds(TextPart part, int link)
    {
        if (part == TextPart.All)
            return true;
        if (part.Block >= 0)
            return link >= Blocks[part.Block].FirstLink && link < Blocks[part.Block].EndLink;
        var transclusion = Links[link];
        if (transclusion.Under == TextPart.InFootnotes)
            return false;
        return !part.IsSection || (transclusion.Under >= part.Heading && transclusion.Under < NextSection(part.Heading));
    }

    /// <summary>How long a part is in HTML with its slots empty. That of the last section counts the footnotes too.</summary>
    public int LengthOf(TextPart part)
    {
        if (part.Block >= 0)
            return Blocks[part.Block].End - Blocks[part.Block].Start;
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

    public Heading? HeadingWithId(string id) => First(heading => heading.Id == id);

    private Heading? First(Func<Heading, bool> isMeant) => Headings.Where(isMeant).Select(heading => (Heading?)heading).FirstOrDefault();
}

/// <summary>A heading of a page's text.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Id">The element's id, unique on its page.</param>
/// <param name="Text">Its text without mark-up.</param>
/// <param name="Offset">Where its element starts in <see cref="MarkupBody.Html"/>; -1 if it stands inside another block, so that its section has no
/// end of its own.</param>
public readonly record struct Heading(int Level, string Id, string Text, int Offset, SourceLocation Location);

/// <summary>A block that a note gives a name, so that other notes can show it.</summary>
/// <param name="Id">With its <c>^</c>.</param>
/// <param name="Start">Where it starts in <see cref="MarkupBody.Html"/>.</param>
/// <param name="FirstLink">The index of its first link, if it has one.</param>
public readonly record struct NotedBlock(string Id, int Start, int End, int FirstLink, int EndLink);

/// <summary>Words that a text quotes: in quotation marks or a block quote, with a citation right after.</summary>
/// <param name="Text">Without marks of quotation and mark-up; <c>[…]</c> and the like are left in.</param>
/// <param name="Citation">The citation's first link: an index into <see cref="MarkupOutline.Links"/>.</param>
public sealed record Quotation(string Text, int Citation, SourceLocation Location);

/// <summary>A part of a page's text that can be shown on another page.</summary>
/// <param name="Heading">The number of the heading that a section begins with; negative for the other parts.</param>
public readonly record struct TextPart(int Heading)
{
    /// <summary>What <see cref="ContentLink.Under"/> says of a transclusion in a footnote.</summary>
    public const int InFootnotes = int.MaxValue;

    /// <summary>All of it, as it stands on its own page.</summary>
    public static readonly TextPart All = new(-1);

    /// <summary>All but the footnotes, which stay behind.</summary>
    public static readonly TextPart WithoutFootnotes = new(-2);

    public bool IsSection => Heading >= 0;

    /// <summary>The number of the named block that it is; negative for the other parts.</summary>
    public int Block => Heading < WithoutFootnotes.Heading ? WithoutFootnotes.Heading - 1 - Heading : -1;

    public static TextPart OfBlock(int number) => new(WithoutFootnotes.Heading - 1 - number);
}
