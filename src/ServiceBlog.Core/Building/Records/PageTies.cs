using ServiceBlog.Core.Content.Binary;

namespace ServiceBlog.Core.Building.Records;

/// <summary>
/// Compares what ties a page to others in two versions of it, of which one was edited. All that a record keeps of a page
/// counts, since nothing else of it is known to others; what is left out here follows from its words alone.
/// </summary>
public static class PageTies
{
    /// <summary>Whether it leads to the same pages: all that ties it to others is the same, but for what they call it and point at.</summary>
    public static bool LeadAlike(Page before, Page now) => IsSame(before, now, Leads, Unnamed);

    /// <summary>Whether also all is the same that others can point at or show, but for parts of its text.</summary>
    public static bool AreSame(Page before, Page now) => IsSame(before, now, Unplaced, matter => matter);

    private static bool IsSame(Page before, Page now, Func<MarkupOutline, MarkupOutline> outline, Func<FrontMatter, FrontMatter> matter)
    {
        using var bytesBefore = new ByteWriter();
        using var bytesNow = new ByteWriter();
        PageRecord.WriteTies(bytesBefore, before, outline(before.Outline), matter(before.FrontMatter));
        PageRecord.WriteTies(bytesNow, now, outline(now.Outline), matter(now.FrontMatter));
        return bytesBefore.Written.Span.SequenceEqual(bytesNow.Written.Span);
    }

    private static FrontMatter Unnamed(FrontMatter matter) => matter with { Title = null, Summary = null };

    // Quotations and headings are looked up by others.
    private static MarkupOutline Leads(MarkupOutline outline) =>
        Unplaced(outline) with { Quotations = [], Parts = new OutlineParts([], [], "") };

    // A text that grew has all that follows in other places. Whether a heading stands within another block still counts.
    private static MarkupOutline Unplaced(MarkupOutline outline) => outline with
    {
        Links = [.. outline.Links.Select(link => link with { Location = default })],
        Quotations = [.. outline.Quotations.Select(quotation => quotation with { Location = default })],
        Parts = new OutlineParts(
            [.. outline.Headings.Select(heading => heading with { Location = default, Offset = Math.Min(heading.Offset, 0) })], outline.Anchors, outline.FirstParagraph),
        WordCount = 0,
        HtmlLength = 0,
    };
}
