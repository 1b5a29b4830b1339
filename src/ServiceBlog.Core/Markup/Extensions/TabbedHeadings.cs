using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Extensions;

/// <summary>
/// Where a tab follows a heading's <c>#</c>, Markdig makes spaces of it in a copy of the line, and all positions
/// within count from that copy. This puts the line of the text itself back, so that its links can be located.
/// </summary>
internal static class TabbedHeadings
{
    public static void RestoreSource(BlockProcessor processor, Block block)
    {
        if (block is not HeadingBlock { Lines.Count: 1 } heading)
            return;
        ref var line = ref heading.Lines.Lines[0];
        var source = processor.Line.Text;
        if (source is null || ReferenceEquals(line.Slice.Text, source) || line.Position >= source.Length)
            return;

        var content = line.Slice.AsSpan().Trim();
        var end = source.IndexOf('\n', line.Position);
        var sourceLine = source.AsSpan(line.Position, (end < 0 ? source.Length : end) - line.Position);
        var start = sourceLine.LastIndexOf(content, StringComparison.Ordinal);
        if (start >= 0)
            line.Slice = new StringSlice(source, line.Position + start, line.Position + start + content.Length - 1, line.NewLine);
    }
}
