namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>Writes a table as Markdown's if it is one of rows under a row of heads; unwraps a table that only places what is in it; and leaves every
/// other as HTML.</summary>
internal sealed partial class TableWriter(BlockWriter blocks, ConversionOptions options)
{
    public IEnumerable<string> Write(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table)
            .Select(row => row.Children.Where(cell => cell.LocalName is "td" or "th").ToArray())
            .Where(cells => cells.Length > 0)
            .ToArray();
        if (rows.Length == 0)
            return blocks.Write(table);
        if (rows.All(cells => cells.Length == 1) && table.QuerySelector("th, caption") is null)
            return rows.SelectMany(cells => blocks.Write(cells[0]));
        if (!IsPlain(table, rows))
            return [options.Keep(table)];
        var lines = rows.Select(Row).ToList();
        lines.Insert(1, "|" + string.Concat(rows[0].Select(Alignment)));
        var caption = table.QuerySelector("caption") is { } text ? blocks.Write(text) : [];
        return [.. caption, string.Join('\n', lines)];
    }

    private static bool IsPlain(IElement table, IElement[][] rows) =>
        rows[0].All(cell => cell.LocalName == "th")
        && rows.All(cells => cells.Length == rows[0].Length)
        && rows.Skip(1).All(cells => cells.Skip(1).All(cell => cell.LocalName == "td"))
        && rows.SelectMany(cells => cells).All(cell => cell.GetAttribute("colspan") is null or "1" && cell.GetAttribute("rowspan") is null or "1")
        && table.QuerySelector("table, ul, ol, pre, blockquote, h1, h2, h3, h4, h5, h6, hr, dl, figure, iframe, video, p + p") is null;

    private string Row(IElement[] cells) => "|" + string.Concat(cells.Select(cell => $" {Cell(cell)} |"));

    private string Cell(IElement cell)
    {
        var text = string.Join("<br><br>", InlineReader.Of(cell, options, InlineContext.Cell).Paragraphs()).Replace("\\\n", "<br>", StringComparison.Ordinal);
        return BareBar().Replace(text, "\\|");
    }

    /// <summary>Also within code and addresses a bar ends the cell, unless it is escaped.</summary>
    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, MatchTimeout)]
    private static partial Regex BareBar();

    private static string Alignment(IElement head)
    {
        var style = $"{head.GetAttribute("align")} {head.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal)}";
        return style switch
        {
            _ when style.StartsWith("right", StringComparison.OrdinalIgnoreCase)
                || style.Contains("text-align:right", StringComparison.OrdinalIgnoreCase) => " ---: |",
            _ when style.StartsWith("center", StringComparison.OrdinalIgnoreCase)
                || style.Contains("text-align:center", StringComparison.OrdinalIgnoreCase) => " :---: |",
            _ => " --- |",
        };
    }
}
