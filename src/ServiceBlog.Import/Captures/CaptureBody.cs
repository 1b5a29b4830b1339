namespace ServiceBlog.Import.Captures;

/// <summary>
/// Makes Markdown of the lines of a text without mark-up: paragraphs, also wrapped ones; lists by their marks; headings
/// by their form. The words stay as they are.
/// </summary>
internal sealed class CaptureBody
{
    private readonly List<CaptureBlock> _blocks;

    private CaptureBody(List<CaptureBlock> blocks) => _blocks = blocks;

    public static string Write(IReadOnlyList<CaptureLine> lines)
    {
        var body = new CaptureBody(CaptureBlocks.Of(lines));
        var written = new List<string>();
        for (var index = 0; index < body._blocks.Count;)
            written.Add(body.WriteBlock(ref index));
        return string.Join("\n\n", written.Where(block => block.Length > 0)) is { Length: > 0 } text ? text + "\n" : "";
    }

    private string WriteBlock(ref int index)
    {
        var block = _blocks[index];
        if (block.Marker is not null && CaptureList.At(_blocks, index) is { } list)
        {
            index = list.End;
            return list.Write();
        }
        index++;
        if (block.IsRule)
            return index == _blocks.Count || index == 1 ? "" : "---";
        if (block.Lines.All(line => line.StartsWith('>')))
            return string.Join("\n>\n", block.Lines.Select(line => "> " + Escape(line.TrimStart('>', ' '), atLineStart: true)));
        if (IsHeading(index - 1))
            return "## " + Escape(block.Lines[0], atLineStart: false).Replace("\\{", "&#123;", StringComparison.Ordinal);
        return Paragraph(block.Lines);
    }

    /// <summary>A heading has a paragraph above it that is done, or none, and a text below.</summary>
    private bool IsHeading(int index)
    {
        var block = _blocks[index];
        if (block.Lines.Count != 1 || index + 1 >= _blocks.Count || !Titles.IsHeading(block.Lines[0]) || ListMarker.Of(block.Lines[0]) is { IsWeak: false })
            return false;
        var next = _blocks[index + 1];
        var nextIsText = !next.IsRule && (next.Marker is not null || next.Lines.Count > 1 || next.Lines[0].Length > block.Lines[0].Length || !Titles.IsHeading(next.Lines[0]));
        var previous = index == 0 ? null : _blocks[index - 1];
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
