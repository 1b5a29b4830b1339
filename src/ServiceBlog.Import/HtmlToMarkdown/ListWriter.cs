namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>Writes lists, nested as deep as they are. Items of one line stand close together.</summary>
internal sealed class ListWriter(BlockWriter blocks)
{
    public string Write(IElement list)
    {
        var isOrdered = list.LocalName == "ol";
        var number = isOrdered && int.TryParse(list.GetAttribute("start"), CultureInfo.InvariantCulture, out var start) && start is >= 0 and < 100_000_000 ? start : 1;
        // Two lists in a row would become one if they had the same marker.
        var isSecond = PreviousBlock(list) is { } previous && (previous.LocalName == "ol") == isOrdered && previous.LocalName is "ol" or "ul" or "menu";
        var items = new List<List<string>>();
        foreach (var child in list.ChildNodes)
        {
            if (child is IElement { LocalName: "li" } item)
                items.Add(blocks.Write(item));
            else if (child is IElement { LocalName: "ul" or "ol" } nested && items.Count > 0)
                items[^1].Add(Write(nested)); // old editors nest a list beside its item
            else if (child is IElement other && other.TextContent.Trim().Length > 0 && !ElementNames.LeftOut.Contains(other.LocalName))
                items.Add(blocks.Write(other));
            else if (child is IText text && text.Data.Trim().Length > 0)
                items.Add([MarkdownText.Escape(text.Data.Trim().ReplaceLineEndings(" "), atLineStart: true)]);
        }
        items.RemoveAll(item => item.Count == 0);
        var isTight = items.All(item => item.Count == 1 || (item.Count == 2 && IsList(item[1]) && !IsList(item[0])));
        var written = items.Select(item =>
        {
            var marker = isOrdered ? BlockWriter.Number(number++) + (isSecond ? ") " : ". ") : isSecond ? "* " : "- ";
            return BlockWriter.Prefix(string.Join(isTight ? "\n" : "\n\n", item), marker, new string(' ', marker.Length));
        });
        return string.Join(isTight ? "\n" : "\n\n", written);
    }

    private static bool IsList(string block) =>
        block.StartsWith("- ", StringComparison.Ordinal) || block.StartsWith("* ", StringComparison.Ordinal)
        || block.StartsWith("1. ", StringComparison.Ordinal) || block.StartsWith("1) ", StringComparison.Ordinal);

    private static IElement? PreviousBlock(IElement list)
    {
        var previous = list.PreviousSibling;
        while (previous is IText { Data: var data } && string.IsNullOrWhiteSpace(data) || previous is IComment)
            previous = previous.PreviousSibling;
        return previous as IElement;
    }
}
