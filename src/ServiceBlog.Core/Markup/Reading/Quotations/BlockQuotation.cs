using ServiceBlog.Core.Markup.Extensions.Citations;

namespace ServiceBlog.Core.Markup.Reading.Quotations;

/// <summary>What of a block quote is the quotation, and which citation belongs to it.</summary>
internal static class BlockQuotation
{
    /// <summary>What may stand between a quotation and its citation.</summary>
    public static bool IsBetween(char character) =>
        char.IsWhiteSpace(character) || character is '.' or ',' or ';' or ':' or '!' or '?' or '…' or '(' or ')' || IsDash(character);

    /// <summary>The citation with which a text ends.</summary>
    public static (int Offset, CitationInline Citation)? CitationAtEnd(InlineRun run)
    {
        var end = run.Text.Length;
        (int, CitationInline)? found = null;
        for (var i = run.Citations.Count - 1; i >= 0; i--)
        {
            var (offset, citation) = run.Citations[i];
            if (!run.Text[(offset + 1)..end].All(IsBetween))
                break;
            found = (offset, citation);
            end = offset;
        }
        return found;
    }

    /// <summary>The citation of a paragraph that holds nothing else, or is a line such as "— Roy Osing [@core-service]".</summary>
    public static (int Offset, CitationInline Citation)? CitationAlone(InlineRun run)
    {
        if (CitationAtEnd(run) is not { } found)
            return null;
        var before = run.Text[..found.Offset];
        return before.All(IsBetween) || IsDash(before.TrimStart()[0]) ? found : null;
    }

    /// <summary>Without a last line, or a paragraph, such as "— Roy Osing".</summary>
    public static string WithoutAttribution(string paragraph)
    {
        var line = paragraph.LastIndexOf('\n') + 1;
        var text = paragraph.AsSpan(line).TrimStart();
        if (!text.IsEmpty && IsDash(text[0]))
            paragraph = paragraph[..line];
        var end = paragraph.Length;
        while (end > 0 && (char.IsWhiteSpace(paragraph[end - 1]) || paragraph[end - 1] == '(' || IsDash(paragraph[end - 1])))
            end--;
        return paragraph[..end];
    }

    /// <summary>Without quotation marks around all of it, and what follows them: “Words.” — Roy Osing.</summary>
    public static string WithoutMarks(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length < 2 || !QuotationMarks.IsOpening(trimmed[0]))
            return trimmed;
        for (var close = trimmed.Length - 1; close > 0; close--)
        {
            if (!QuotationMarks.IsClosing(trimmed[close]) || QuotationMarks.FindOpening(trimmed, close, 0) != 0)
                continue;
            var after = trimmed.AsSpan(close + 1).TrimStart(" \n.,");
            return after.IsEmpty || IsDash(after[0]) ? trimmed[1..close] : trimmed;
        }
        return trimmed;
    }

    private static bool IsDash(char character) => character is '-' or '–' or '—' or '―';
}
