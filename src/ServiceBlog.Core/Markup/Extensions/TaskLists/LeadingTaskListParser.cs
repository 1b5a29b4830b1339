using Markdig.Extensions.TaskLists;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Extensions.TaskLists;

/// <summary>
/// A task's box opens its list item and is followed by a space. Markdig's own parser takes <c>[x]</c> anywhere in
/// an item, which breaks <c>- see [x](y)</c>.
/// </summary>
internal sealed class LeadingTaskListParser : TaskListInlineParser
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        processor.Inline is null
        && slice.PeekChar(3) is ' ' or '\t'
        && processor.Block is ParagraphBlock { Parent: ListItemBlock item } paragraph
        && item[0] == paragraph
        && base.Match(processor, ref slice);
}
