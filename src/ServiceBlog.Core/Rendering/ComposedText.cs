namespace ServiceBlog.Core.Rendering;

/// <summary>A text, or a section of one, ready to be written: with all that its slots need.</summary>
internal sealed record ComposedText(Page Page, ResolvedLink[] Links, Range Range, TransclusionScope Scope)
{
    /// <summary>How much the slots before each one hold; made once, since a page may have thousands of mistakes.</summary>
    private int[]? _filled;

    public override string ToString()
    {
        if (Range.Equals(Range.All) && Scope == default)
            return Page.Body.Fill(Links);
        var output = new StringBuilder();
        Page.Body.Fill(output, Links, Range, Scope);
        return output.ToString();
    }

    /// <summary>Where in the written text other pages are shown, and by which link.</summary>
    public IEnumerable<(int Offset, int Link)> Embeds()
    {
        var (start, length) = Range.GetOffsetAndLength(Page.Outline.HtmlLength);
        return Page.Body.Slots
            .Where(slot => slot.Part == SlotPart.Embed && slot.Offset >= start && slot.Offset < start + length && Links[slot.Link].Embed is not null)
            .Select(slot => (WrittenBefore(start, slot.Offset), slot.Link));
    }

    /// <summary>Leads back from a place in the written text.</summary>
    /// <returns>The offset into <see cref="MarkupBody.Html"/>; and, if the place is within what filled a slot, that slot and how far into it.</returns>
    public (int HtmlOffset, LinkSlot? Slot, int InSlot) OriginOf(int offset)
    {
        var (start, length) = Range.GetOffsetAndLength(Page.Outline.HtmlLength);
        // The last place in the HTML before which no more than offset characters are written.
        var (low, high) = (start, start + length);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (WrittenBefore(start, middle) <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        var within = offset - WrittenBefore(start, low);
        var slot = Page.Body.FirstSlotFrom(low);
        return slot < Page.Body.Slots.Length && Page.Body.Slots[slot].Offset == low
            && within < WrittenBefore(start, Math.Min(low + 1, start + length)) - WrittenBefore(start, low) - 1
            ? (low, Page.Body.Slots[slot], within)
            : (low, null, 0);
    }

    private int WrittenBefore(int start, int end)
    {
        var filled = _filled ??= Filled();
        return end - start + filled[Page.Body.FirstSlotFrom(end)] - filled[Page.Body.FirstSlotFrom(start)];
    }

    private int[] Filled()
    {
        var slots = Page.Body.Slots;
        var filled = new int[slots.Length + 1];
        var output = new StringBuilder();
        for (var i = 0; i < slots.Length; i++)
        {
            SlotFiller.Fill(output.Clear(), [], slots[i].Offset, slots.AsSpan(i, 1), Links, Scope);
            filled[i + 1] = filled[i] + output.Length;
        }
        return filled;
    }
}
