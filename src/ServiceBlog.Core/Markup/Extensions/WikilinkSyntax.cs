namespace ServiceBlog.Core.Markup;

/// <summary>The grammar of <c>[[key#heading|text]]</c>: where its parts lie, as offsets from the first bracket.</summary>
/// <remarks>Key or heading may be missing, not both. The text may run over a line's end, the rest may not. In a table cell the bar is written
/// <c>\|</c>, as GitHub wants it, so that is a bar everywhere.</remarks>
internal readonly ref struct WikilinkSyntax(
    ReadOnlySpan<char> key, ReadOnlySpan<char> fragment, bool hasFragment, int bar, int textStart, int length)
{
    /// <summary>Longer ones are no links, which keeps the search for the closing brackets from going far.</summary>
    private const int MaximumLength = 1000;

    public ReadOnlySpan<char> Key { get; } = key.Trim();

    public ReadOnlySpan<char> Fragment { get; } = fragment.Trim();

    public bool HasFragment { get; } = hasFragment;

    /// <summary>Where the bar is, or its backslash; -1 if there is none.</summary>
    public int Bar { get; } = bar;

    /// <summary>Where the text after the bar begins.</summary>
    public int TextStart { get; } = textStart;

    /// <summary>The whole length, brackets included.</summary>
    public int Length { get; } = length;

    /// <summary>Whether a wikilink can name a page of that key.</summary>
    public static bool IsKey(string key) => TryRead($"[[{key}]]", out var syntax) && syntax.Key.SequenceEqual(key);

    /// <summary>Reads a wikilink at the start of a text.</summary>
    public static bool TryRead(ReadOnlySpan<char> source, out WikilinkSyntax syntax)
    {
        syntax = default;
        if (!source.StartsWith("[[", StringComparison.Ordinal) || source.Length < 5)
            return false;
        var text = source[..Math.Min(source.Length, MaximumLength)];
        var (hash, bar, textStart) = (-1, -1, -1);
        var index = 2;
        for (; index < text.Length; index++)
        {
            var character = text[index];
            if (character is '[' or '\n')
                return false;
            if (character == ']')
                break;
            if (character == '#' && hash < 0)
                hash = index;
            if (character is '|' or WikilinkBars.Hidden || (character == '\\' && NextIs(text, index, '|')))
            {
                bar = index;
                textStart = index + (character == '\\' ? 2 : 1);
                break;
            }
        }

        var end = bar < 0 ? index : FindEnd(text, textStart);
        if (end < 0 || !NextIs(text, end, ']'))
            return false;

        // [[1]](https://…) is how footnotes are pasted from a wiki: a link whose text is in brackets.
        if (end + 2 < source.Length && source[end + 2] == '(')
            return false;

        var targetEnd = bar < 0 ? end : bar;
        var key = text[2..(hash < 0 ? targetEnd : hash)];
        var fragment = hash < 0 ? [] : text[(hash + 1)..targetEnd];
        syntax = new WikilinkSyntax(key, fragment, hash >= 0, bar, textStart, end + 2);

        // [[^1]] is a footnote mark in brackets.
        return !(syntax.Key.IsEmpty && syntax.Fragment.IsEmpty) && !syntax.Key.StartsWith('^');
    }

    private static int FindEnd(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..];
        var end = rest.IndexOf("]]");
        var nested = rest.IndexOf("[[");
        return end < 0 || (nested >= 0 && nested < end) ? -1 : start + end;
    }

    private static bool NextIs(ReadOnlySpan<char> text, int index, char expected) => index + 1 < text.Length && text[index + 1] == expected;
}

/// <summary>Lets <c>[[crm|shown]]</c> stand in a table row without a backslash. The table parser cuts a row at every bar before any inline parser
/// sees it, so the bars of wikilinks are hidden from it: each becomes one character that no text holds, which keeps every offset, and is shown again
/// in what comes out.</summary>
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
