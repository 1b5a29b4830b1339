using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Binary;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Building.Records;

/// <summary>Compares what ties a page to others in two versions of it, of which one was edited.</summary>
public static class PageTies
{
    /// <summary>Whether it leads to the same pages: its address, its links and its front matter are the same, but for its title and summary.</summary>
    public static bool LeadAlike(Page before, Page now) =>
        before.Path == now.Path
        && before.Outline.Links.Select(Unplaced).SequenceEqual(now.Outline.Links.Select(Unplaced))
        && IsSame(Unnamed(before.FrontMatter), Unnamed(now.FrontMatter));

    /// <summary>Whether also all is the same that others can point at or show, but for parts of its text.</summary>
    public static bool AreSame(Page before, Page now) =>
        LeadAlike(before, now)
        && (before.FrontMatter.Title, before.FrontMatter.Summary) == (now.FrontMatter.Title, now.FrontMatter.Summary)
        && (before.Kind, before.Key, before.DisplayPath, before.Outline.FirstParagraph, before.Outline.TitleId)
            == (now.Kind, now.Key, now.DisplayPath, now.Outline.FirstParagraph, now.Outline.TitleId)
        && before.Outline.Headings.Select(Unplaced).SequenceEqual(now.Outline.Headings.Select(Unplaced))
        && before.Outline.Anchors.SequenceEqual(now.Outline.Anchors)
        && before.Outline.Quotations.Select(Unplaced).SequenceEqual(now.Outline.Quotations.Select(Unplaced));

    // A text that grew has all that follows in other lines.
    private static ContentLink Unplaced(ContentLink link) => link with { Location = default };

    private static Heading Unplaced(Heading heading) => heading with { Location = default, Offset = 0 };

    private static Quotation Unplaced(Quotation quotation) => quotation with { Location = default };

    private static FrontMatter Unnamed(FrontMatter matter) => matter with { Title = null, Summary = null };

    private static bool IsSame(FrontMatter before, FrontMatter now)
    {
        using var bytesBefore = new ByteWriter();
        using var bytesNow = new ByteWriter();
        FrontMatterFormat.Write(bytesBefore, before);
        FrontMatterFormat.Write(bytesNow, now);
        return bytesBefore.Written.Span.SequenceEqual(bytesNow.Written.Span);
    }
}
