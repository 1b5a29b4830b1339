namespace ServiceBlog.Import.Captures;

/// <summary>Makes Markdown of the lines of a text without mark-up: paragraphs, also wrapped ones; lists by their marks; headings by their form. The
/// words stay as they are.</summary>
internal static class CaptureBody
{
    public static string Write(IReadOnlyList<CaptureLine> lines)
    {
        var blocks = CaptureBlocks.Of(lines);
        var written = new List<string>();
        for (var index = 0; index < blocks.Count;)
            written.Add(WriteBlock(blocks, ref index));
        return string.Join("\n\n", written.Where(block => block.Length > 0)) is { Length: > 0 } text ? text + "\n" : "";
    }

    private static string WriteBlock(List<CaptureBlock> blocks, ref int index)
    {
        var block = blocks[index];
        if (block.Marker is not null && CaptureList.At(blocks, index) is { } list)
        {
            index = list.End;
            return list.Write();
        }
        index++;
        if (block.IsRule)
            return index == blocks.Count || index == 1 ? "" : "---";
        if (block.Lines.All(line => line.StartsWith('>')))
            return string.Join("\n>\n", block.Lines.Select(line => "> " + Escape(line.TrimStart('>', ' '), atLineStart: true)));
        if (IsHeading(blocks, index - 1))
            return "## " + Escape(block.Lines[0], atLineStart: false).Replace("\\{", "&#123;", StringComparison.Ordinal);
        return Paragraph(block.Lines);
    }

    /// <summary>A heading has a paragraph above it that is done, or none, and a text below.</summary>
    private static bool IsHeading(List<CaptureBlock> blocks, int index)
    {
        var block = blocks[index];
        if (block.Lines.Count != 1 || index + 1 >= blocks.Count || !Titles.IsHeading(block.Lines[0]) || ListMarker.Of(block.Lines[0]) is { IsWeak: false })
            return false;
        var next = blocks[index + 1];
        var nextIsText = !next.IsRule && (next.Marker is not null || next.Lines.Count > 1 || next.Lines[0].Length > block.Lines[0].Length
            || !Titles.IsHeading(next.Lines[0]));
        var previous = index == 0 ? null : blocks[index - 1];
        var previousIsDone = previous is null || previous.IsRule || previous.Marker is not null || previous.Lines[^1][^1] is not (',' or ';' or ':');
        return nextIsText && previousIsDone;
    }

    /// <summary>The lines of a paragraph, each on its own line of the page.</summary>
    public static string Paragraph(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
            text.Append(text.Length > 0 ? "\\\n" : "").Append(Escape(line, atLineStart: true));
        return text.ToString();
    }

    public static string Escape(string text, bool atLineStart) => MarkdownText.Escape(text, atLineStart, linksAddresses: true);
}

/// <summary>Joins lines into paragraphs. In a text that is wrapped, a line that breaks where its next word would no longer have fitted goes on in the
/// next line; every other line end is the author's.</summary>
internal static class CaptureBlocks
{
    private const int NarrowestWrap = 36;
    private const int WidestWrap = 110;
    private const int LongLine = 80;
    private const int MostBetween = 12;

    public static List<CaptureBlock> Of(IReadOnlyList<CaptureLine> lines)
    {
        var width = WrapWidth(lines);
        var blocks = new List<CaptureBlock>();
        var isApart = true;
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            if (line.IsBlank)
            {
                isApart = true;
                continue;
            }
            var marker = ListMarker.Of(line.Text) is { } mark && IsItem(lines, index, mark) ? mark : null;
            var last = blocks.Count > 0 ? blocks[^1] : null;
            var text = marker?.Text ?? line.Text;
            if (marker is not null || last is null || isApart || Boilerplate.IsRule(line.Text) || last.IsRule)
                blocks.Add(new CaptureBlock([text], marker, line.Indent, isApart));
            else if (IsWrapped(lines[index - 1], line, width) || (last.Marker is not null && line.Indent > last.Indent && char.IsLower(line.Text[0])))
                last.Lines[^1] = Join(last.Lines[^1], text);
            else if (lines[index - 1].Text.Length > LongLine || line.Text.Length > LongLine)
                blocks.Add(new CaptureBlock([text], null, line.Indent, IsApart: false));
            else
                last.Lines.Add(text);
            isApart = false;
        }
        return blocks;
    }

    private static string Join(string first, string second) =>
        first.EndsWith('-') && first.Length > 1 && char.IsLetter(first[^2]) && char.IsLower(second[0]) ? first + second : first + " " + second;

    /// <summary>A weak mark, such as a dash, makes an item only beside another of its kind.</summary>
    private static bool IsItem(IReadOnlyList<CaptureLine> lines, int index, ListMarker marker)
    {
        if (marker is { IsWeak: false, Number: null })
            return true;
        return Neighbour(lines, index, -1) is { } before && before.IsFollowedBy(marker)
            || Neighbour(lines, index, +1) is { } after && marker.IsFollowedBy(after);
    }

    /// <summary>The nearest line with a mark, at most a few paragraphs away.</summary>
    private static ListMarker? Neighbour(IReadOnlyList<CaptureLine> lines, int index, int step)
    {
        var own = ListMarker.Of(lines[index].Text)!;
        var paragraphs = 0;
        for (var at = index + step; at >= 0 && at < lines.Count && paragraphs < MostBetween; at += step)
        {
            if (lines[at].IsBlank)
                continue;
            if (ListMarker.Of(lines[at].Text) is { } marker && (marker.Number is null) == (own.Number is null) && marker.Sign == own.Sign)
                return marker;
            paragraphs += lines[at - step].IsBlank ? 1 : 0;
            // Dashes must stand close together.
            if (own.Number is null && paragraphs > 0)
                return null;
        }
        return null;
    }

    /// <summary>The column at which the text is wrapped; 0 if it is not.</summary>
    private static int WrapWidth(IReadOnlyList<CaptureLine> lines)
    {
        var width = lines.Where(line => line.Text.Contains(' ')).Select(line => line.Indent + line.Text.Length).DefaultIfEmpty().Max();
        var isWrapped = width is >= NarrowestWrap and <= WidestWrap && Enumerable.Range(1, lines.Count - 1)
            .Any(index => !lines[index - 1].IsBlank && !lines[index].IsBlank && IsWrapped(lines[index - 1], lines[index], width));
        return isWrapped ? width : 0;
    }

    private static bool IsWrapped(CaptureLine line, CaptureLine next, int width)
    {
        if (width == 0 || line.Text.Length * 10 < width * 5)
            return false;
        var space = next.Text.IndexOf(' ');
        var firstWord = space < 0 ? next.Text.Length : space;
        return line.Indent + line.Text.Length + 1 + firstWord > width;
    }
}

/// <summary>A paragraph or an item of a list.</summary>
/// <param name="Lines">Its lines as they are to be shown, the mark of an item taken off.</param>
/// <param name="Marker">The mark of an item; null for a paragraph.</param>
/// <param name="IsApart">Whether an empty line stands before it.</param>
internal sealed record CaptureBlock(List<string> Lines, ListMarker? Marker, int Indent, bool IsApart)
{
    public bool IsRule => Lines.Count == 1 && Marker is null && Boilerplate.IsRule(Lines[0]);
}
