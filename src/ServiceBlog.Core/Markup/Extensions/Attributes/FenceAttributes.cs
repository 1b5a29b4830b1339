using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Extensions.Attributes;

/// <summary>Attributes at the end of a fence's info string: <c>```js {.wide}</c>.</summary>
internal static class FenceAttributes
{
    /// <summary>Takes the attributes off the line; false, and nothing, if it has none.</summary>
    public static bool TryTake(BlockProcessor processor, ref StringSlice line, IBlock block)
    {
        var info = line.AsSpan().TrimEnd(" \t");
        var start = info.LastIndexOf('{');
        var isApart = start == 0 || (start > 0 && info[start - 1] is ' ' or '\t');
        if (!isApart || AttributeList.Read(info[start..]) is not { } list || start + list.Length != info.Length)
            return false;
        list.AddTo(block);
        list.ReportRefused(processor.Document, line.Start + start);
        line.End = line.Start + start - 1;
        return true;
    }
}
