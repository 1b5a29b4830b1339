using System.Collections.Immutable;
using System.Text;

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
        TextEnd = 0,
        Slots = [],
        Links = [],
        Headings = [],
        Anchors = [],
        FirstParagraph = "",
        WordCount = 0,
    };

    /// <summary>The HTML without what the <see cref="Slots"/> will hold.</summary>
    public required string Html { get; init; }

    /// <summary>Where in <see cref="Html"/> the text ends and its footnotes begin.</summary>
    public required int TextEnd { get; init; }

    /// <summary>The gaps, in order of their offset.</summary>
    public required ImmutableArray<LinkSlot> Slots { get; init; }

    /// <summary>Every link, external ones too, in the order of the HTML (where footnotes come last).</summary>
    public required ImmutableArray<ContentLink> Links { get; init; }

    /// <summary>Every heading, in the order of the HTML.</summary>
    public required ImmutableArray<Heading> Headings { get; init; }

    /// <summary>Every other id that a fragment can point at, but for those in raw HTML.</summary>
    public required ImmutableArray<string> Anchors { get; init; }

    /// <summary>The first paragraph without mark-up, white space collapsed; empty if there is none.</summary>
    public required string FirstParagraph { get; init; }

    /// <summary>Words of the text; code, and each CJK character as a word, included.</summary>
    public required int WordCount { get; init; }

    /// <summary>The HTML with its slots filled, as it stands on its own page.</summary>
    /// <param name="links">What became of each of <see cref="Links"/>, in their order.</param>
    public string Fill(ReadOnlySpan<ResolvedLink> links)
    {
        if (Slots.IsEmpty)
            return Html;
        var output = new StringBuilder(Html.Length + (32 * Slots.Length));
        Fill(output, links, Range.All);
        return output.ToString();
    }

    /// <summary>Writes a part of the HTML with its slots filled.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="links">What became of each of <see cref="Links"/>, in their order.</param>
    /// <param name="range">Which part of <see cref="Html"/>: all of it, or a <see cref="Section"/>.</param>
    /// <param name="scope">Set if the text appears on another page than its own.</param>
    public void Fill(StringBuilder output, ReadOnlySpan<ResolvedLink> links, Range range, TransclusionScope scope = default)
    {
        var (start, length) = range.GetOffsetAndLength(Html.Length);
        SlotFiller.Fill(output, Html.AsSpan(start, length), start, SlotsWithin(start, start + length), links, scope);
    }

    /// <summary>
    /// The heading that a fragment points at: by its id, else by its text, so that <c>[[crm#What it is]]</c> finds
    /// what <c>[[crm#what-it-is]]</c> finds.
    /// </summary>
    public Heading? FindHeading(string fragment)
    {
        foreach (var heading in Headings)
        {
            if (string.Equals(heading.Id, fragment, StringComparison.Ordinal))
                return heading;
        }
        foreach (var heading in Headings)
        {
            if (string.Equals(heading.Text, fragment, StringComparison.OrdinalIgnoreCase))
                return heading;
        }
        return null;
    }

    /// <summary>
    /// The part of <see cref="Html"/> from a heading to the next of the same or a higher level, without footnotes;
    /// null if there is no such heading or it stands inside another block.
    /// </summary>
    public Range? Section(string headingId)
    {
        for (var index = 0; index < Headings.Length; index++)
        {
            var heading = Headings[index];
            if (!string.Equals(heading.Id, headingId, StringComparison.Ordinal))
                continue;
            return heading.Offset < 0 ? null : heading.Offset..SectionEnd(index);
        }
        return null;
    }

    private int SectionEnd(int index)
    {
        var level = Headings[index].Level;
        for (index++; index < Headings.Length; index++)
        {
            if (Headings[index].Offset >= 0 && Headings[index].Level <= level)
                return Headings[index].Offset;
        }
        return TextEnd;
    }

    private ReadOnlySpan<LinkSlot> SlotsWithin(int start, int end)
    {
        var slots = Slots.AsSpan();
        return slots[FirstSlotFrom(start)..FirstSlotFrom(end)];
    }

    private int FirstSlotFrom(int offset)
    {
        var (low, high) = (0, Slots.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Slots[middle].Offset < offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
