using System.Collections.Immutable;

namespace ServiceBlog.Core.Markup;

/// <summary>
/// A page's text after one pass over its Markdown: HTML with gaps where links go. It depends on nothing but the
/// text and its file's name, so it can be kept from build to build.
/// </summary>
public sealed record MarkupBody
{
    public static readonly MarkupBody Empty = new()
    {
        Html = "",
        Slots = [],
        Links = [],
        Headings = [],
        Anchors = [],
        FirstParagraph = "",
        WordCount = 0,
    };

    /// <summary>The HTML without what the <see cref="Slots"/> will hold.</summary>
    public required string Html { get; init; }

    /// <summary>The gaps, in order of their offset.</summary>
    public required ImmutableArray<LinkSlot> Slots { get; init; }

    /// <summary>Every link, in the order of the text.</summary>
    public required ImmutableArray<ContentLink> Links { get; init; }

    /// <summary>Every heading, in the order of the text.</summary>
    public required ImmutableArray<Heading> Headings { get; init; }

    /// <summary>Every other id that a fragment can point at.</summary>
    public required ImmutableArray<string> Anchors { get; init; }

    /// <summary>The first paragraph without mark-up, white space collapsed; empty if there is none.</summary>
    public required string FirstParagraph { get; init; }

    /// <summary>Words of the text; code, and each CJK character as a word, included.</summary>
    public required int WordCount { get; init; }
}
