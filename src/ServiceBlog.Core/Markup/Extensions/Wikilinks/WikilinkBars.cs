namespace ServiceBlog.Core.Markup.Extensions.Wikilinks;

/// <summary>
/// Lets <c>[[crm|shown]]</c> stand in a table row without a backslash. The table parser cuts a row at every bar
/// before any inline parser sees it, so the bars of wikilinks are hidden from it: each becomes one character that
/// no text holds, which keeps every offset, and is shown again in what comes out.
/// </summary>
internal static class WikilinkBars
{
    /// <summary>A noncharacter: Unicode keeps it for a program's own use.</summary>
    public const char Hidden = '\uFDD0';

    /// <summary>Hides the bars of wikilinks on lines that have another bar; the same string if there are none.</summary>
    public static string Hide(string markdown)
    {
        // A text that holds the character itself goes without the service.
        var start = markdown.IndexOf("[[", StringComparison.Ordinal);
        if (start < 0 || !markdown.Contains('|', StringComparison.Ordinal) || markdown.Contains(Hidden, StringComparison.Ordinal))
            return markdown;

        char[]? copy = null;
        while (start >= 0)
        {
            var next = start + 2;
            if (WikilinkSyntax.TryRead(markdown.AsSpan(start), out var syntax))
            {
                next = start + syntax.Length;
                var isBare = syntax.Bar >= 0 && markdown[start + syntax.Bar] == '|';
                if (isBare && LineHasBar(markdown, start, next))
                {
                    copy ??= markdown.ToCharArray();
                    copy[start + syntax.Bar] = Hidden;
                }
            }
            start = markdown.IndexOf("[[", next, StringComparison.Ordinal);
        }
        return copy is null ? markdown : new string(copy);
    }

    /// <summary>Shows the bars again.</summary>
    public static string Show(string text) => text.Replace(Hidden, '|');

    public static void Show(Span<char> text) => text.Replace(Hidden, '|');

    private static bool LineHasBar(string markdown, int start, int end)
    {
        var before = markdown.AsSpan(0, start);
        var left = before.LastIndexOfAny('\n', '|');
        if (left >= 0 && before[left] == '|')
            return true;
        var after = markdown.AsSpan(end);
        var right = after.IndexOfAny('\n', '|');
        return right >= 0 && after[right] == '|';
    }
}
