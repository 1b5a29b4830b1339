namespace ServiceBlog.Core.Markup;

/// <summary>Copies HTML and puts into each slot what belongs there.</summary>
/// <param name="html">The HTML, or a part of it.</param>
/// <param name="start">Where that part starts; the slots' offsets count from the whole.</param>
/// <param name="slots">Those within that part.</param>
internal readonly ref struct SlotFiller(
    ReadOnlySpan<char> html, int start, ReadOnlySpan<LinkSlot> slots, ReadOnlySpan<ResolvedLink> links, TransclusionScope scope)
{
    private readonly ReadOnlySpan<char> _html = html;
    private readonly ReadOnlySpan<LinkSlot> _slots = slots;
    private readonly ReadOnlySpan<ResolvedLink> _links = links;

    /// <summary>Shows directives; null leaves their label and content.</summary>
    public DirectiveWriter? Directives { get; init; }

    /// <summary>Those of <see cref="SiteWords.Keys"/> in the language of the text, as HTML.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>Takes where each piece comes from, if that is asked for.</summary>
    public List<FilledPiece>? Pieces { get; init; }

    public void Fill(StringBuilder output)
    {
        var position = 0;
        for (var i = 0; i < _slots.Length; i++)
        {
            var slot = _slots[i];
            Copy(output, position, slot.Offset - start);
            position = slot.Offset - start;
            Pieces?.Add(new FilledPiece(output.Length, slot.Offset, slot));
            switch (slot.Part)
            {
                case SlotPart.Url:
                    HtmlEscape.Append(output, _links[slot.Link].Url);
                    break;
                case SlotPart.Text:
                    HtmlEscape.Append(output, _links[slot.Link].Text);
                    break;
                case SlotPart.Opening when _links[slot.Link].Url is null:
                case SlotPart.Closing when _links[slot.Link].Url is null:
                    output.Append("span");
                    break;
                case SlotPart.Opening:
                    output.Append("a href=\"");
                    HtmlEscape.Append(output, _links[slot.Link].Url);
                    output.Append('"');
                    break;
                case SlotPart.Closing:
                    output.Append('a');
                    break;
                case SlotPart.ImageLoading:
                    output.Append(_links[slot.Link].Loading);
                    break;
                case SlotPart.ImageSize:
                    output.Append(_links[slot.Link].Size);
                    break;
                case SlotPart.Embed:
                case SlotPart.Citation:
                    output.Append(_links[slot.Link].Embed);
                    break;
                case SlotPart.IdPrefix:
                    HtmlEscape.Append(output, scope.IdPrefix);
                    break;
                case SlotPart.PageUrl:
                    HtmlEscape.Append(output, scope.PageUrl);
                    break;
                case SlotPart.Word:
                    output.Append(Words[slot.Link]);
                    break;
                case SlotPart.Directive:
                    i = FillDirective(output, i);
                    position = _slots[i].Offset - start;
                    break;
            }
        }
        Copy(output, position, _html.Length);
    }

    private void Copy(StringBuilder output, int from, int until)
    {
        if (from < until)
            Pieces?.Add(new FilledPiece(output.Length, start + from, Slot: null));
        output.Append(_html[from..until]);
    }

    /// <returns>The index of the slot that ends the directive.</returns>
    private int FillDirective(StringBuilder output, int first)
    {
        var middle = IndexOf(SlotPart.DirectiveContent, first);
        var last = middle < 0 ? -1 : IndexOf(SlotPart.DirectiveEnd, middle);
        if (last < 0)
            return first; // a part of a text that cuts it off
        var (label, content) = (Part(first, middle), Part(middle, last));
        var shown = Directives is null ? label.Text + content.Text : Directives(_slots[first].Link, label.Text, content.Text);
        if (Pieces is not null)
        {
            var at = content.PlaceIn(shown, 0..);
            var labelAt = label.PlaceIn(shown, at < 0 ? 0.. : ..at);
            if (labelAt < 0 && at >= 0)
                labelAt = label.PlaceIn(shown, (at + content.Kept.Length)..);
            if (labelAt >= 0 && labelAt < at)
                label.AddTo(Pieces, output.Length + labelAt, _slots[first]);
            if (at >= 0)
                content.AddTo(Pieces, output.Length + at, _slots[first]);
            if (labelAt > at)
                label.AddTo(Pieces, output.Length + labelAt, _slots[first]);
        }
        output.Append(shown);
        return last;
    }

    /// <summary>The slot of the same directive that marks another part of it; -1 if it is not here.</summary>
    private int IndexOf(SlotPart part, int from)
    {
        var (index, number) = (from + 1, _slots[from].Link);
        while (index < _slots.Length && (_slots[index].Part != part || _slots[index].Link != number))
            index++;
        return index < _slots.Length ? index : -1;
    }

    private DirectivePart Part(int from, int until)
    {
        var (begin, end) = (_slots[from].Offset, _slots[until].Offset);
        var (text, pieces) = (new StringBuilder(), Pieces is null ? null : new List<FilledPiece>());
        var filler = new SlotFiller(_html[(begin - start)..(end - start)], begin, _slots[(from + 1)..until], _links, scope)
        {
            Directives = Directives,
            Words = Words,
            Pieces = pieces,
        };
        filler.Fill(text);
        return new DirectivePart(text.ToString(), pieces ?? []);
    }
}

/// <summary>Shows a directive.</summary>
/// <param name="number">Its index in <see cref="MarkupOutline.Directives"/>.</param>
/// <param name="label">As HTML.</param>
/// <param name="content">As HTML.</param>
internal delegate string DirectiveWriter(int number, string label, string content);

/// <summary>A stretch of a filled text.</summary>
/// <param name="Written">Where it starts in the filled text.</param>
/// <param name="HtmlOffset">Where it comes from in <see cref="MarkupBody.Html"/>.</param>
/// <param name="Slot">What it filled; null if it was copied.</param>
internal readonly record struct FilledPiece(int Written, int HtmlOffset, LinkSlot? Slot);

/// <summary>The label or the content of a directive, filled.</summary>
internal readonly record struct DirectivePart(string Text, List<FilledPiece> Pieces)
{
    /// <summary>A template may trim it.</summary>
    public string Kept => Text.Trim();

    /// <summary>Where a stretch of what shows the directive shows this part unchanged; -1 if nowhere.</summary>
    public int PlaceIn(string shown, Range stretch)
    {
        var (start, length) = stretch.GetOffsetAndLength(shown.Length);
        return Kept.Length == 0 ? -1 : shown.IndexOf(Kept, start, length, StringComparison.Ordinal);
    }

    /// <summary>Adds where the part comes from, and that what follows it is the theme's.</summary>
    /// <param name="start">Where it stands in the filled text.</param>
    public void AddTo(List<FilledPiece> pieces, int start, LinkSlot directive)
    {
        var moved = start - Text.IndexOf(Kept, StringComparison.Ordinal);
        foreach (var piece in Pieces)
        {
            var cut = Math.Max(0, start - piece.Written - moved);
            pieces.Add(piece with
            {
                Written = Math.Min(piece.Written + moved + cut, start + Kept.Length),
                HtmlOffset = piece.HtmlOffset + (piece.Slot is null ? cut : 0),
            });
        }
        pieces.Add(new FilledPiece(start + Kept.Length, directive.Offset, directive));
    }
}
