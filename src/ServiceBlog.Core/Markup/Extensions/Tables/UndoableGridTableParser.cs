using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Extensions.Tables;

/// <summary>
/// Grid tables. When Markdig finds that what it took for a table is none, it turns the lines back into a paragraph,
/// the present one included, and then parses the present one again, so that it would appear twice.
/// </summary>
internal sealed class UndoableGridTableParser : GridTableParser
{
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var parent = block.Parent;
        var state = base.TryContinue(processor, block);
        var wasUndone = state == BlockState.Break && block.Parent is null;
        if (wasUndone && parent?.LastChild is ParagraphBlock { Lines.Count: > 1 } paragraph)
            paragraph.Lines.RemoveAt(paragraph.Lines.Count - 1);
        return state;
    }
}
