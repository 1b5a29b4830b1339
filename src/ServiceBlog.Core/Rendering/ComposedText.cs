namespace ServiceBlog.Core.Rendering;

/// <summary>A text, or a section of one, ready to be written: with all that its slots need.</summary>
/// <param name="Directives">Shows its directives.</param>
/// <param name="Words">Those of <see cref="SiteWords.Keys"/>.</param>
internal sealed record ComposedText(
    Page Page, ResolvedLink[] Links, Range Range, TransclusionScope Scope, DirectiveWriter Directives, ImmutableArray<string> Words)
{
    /// <summary>Where each piece of the written text comes from; made once, since a page may have thousands of mistakes.</summary>
    private (FilledPiece[] All, int Length)? _pieces;

    public override string ToString()
    {
        if (Range.Equals(Range.All) && Scope == default)
            return Page.Outline.Directives.IsEmpty ? Page.Body.Fill(Links, Words) : Page.Body.Fill(Links, Directives, Words);
        var output = new StringBuilder();
        Page.Body.Fill(output, Links, Range, Scope, Directives, words: Words);
        return output.ToString();
    }

    /// <summary>Where in the written text other pages are shown, and what a theme added to show a directive.</summary>
    public IEnumerable<(int Offset, int Length, LinkSlot Slot)> Insertions()
    {
        var (start, length) = Range.GetOffsetAndLength(Page.Outline.HtmlLength);
        if (!Page.Body.Slots.Any(slot => slot.Offset >= start && slot.Offset < start + length && IsInsertion(slot)))
            yield break;
        var (pieces, end) = _pieces ??= ReadPieces();
        for (var i = 0; i < pieces.Length; i++)
        {
            if (pieces[i].Slot is { } slot && IsInsertion(slot))
                yield return (pieces[i].Written, (i + 1 < pieces.Length ? pieces[i + 1].Written : end) - pieces[i].Written, slot);
        }
    }

    /// <summary>Leads back from a place in the written text.</summary>
    /// <returns>The offset into <see cref="MarkupBody.Html"/>; and, if the place is within what filled a slot, that slot and how far into it.</returns>
    public (int HtmlOffset, LinkSlot? Slot, int InSlot) OriginOf(int offset)
    {
        var (pieces, _) = _pieces ??= ReadPieces();
        if (pieces.Length == 0)
            return (offset, null, 0);
        var piece = pieces[Math.Max(0, MarkupSourceMap.CountBefore<FilledPiece>(pieces, offset + 1, piece => piece.Written) - 1)];
        return piece.Slot is null ? (piece.HtmlOffset + offset - piece.Written, null, 0) : (piece.HtmlOffset, piece.Slot, offset - piece.Written);
    }

    private bool IsInsertion(LinkSlot slot) => slot.Part == SlotPart.Directive || (slot.Part == SlotPart.Embed && Links[slot.Link].Embed is not null);

    private (FilledPiece[] All, int Length) ReadPieces()
    {
        var (output, pieces) = (new StringBuilder(), new List<FilledPiece>());
        Page.Body.Fill(output, Links, Range, Scope, Directives, pieces, Words);
        return ([.. pieces], output.Length);
    }
}
