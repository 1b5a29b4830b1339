using Markdig.Syntax.Inlines;
using ServiceBlog.Core.Markup.Extensions.Citations;

namespace ServiceBlog.Core.Markup.Reading;

/// <summary>
/// Text without mark-up, white space collapsed. Images count with their alternative text; footnote marks, citations
/// and raw HTML do not count.
/// </summary>
internal static class PlainText
{
    public static string Of(ContainerInline? inlines)
    {
        // As most headings are.
        if (inlines?.FirstChild is LiteralInline { NextSibling: null } only && IsCollapsed(only.Content.AsSpan()))
            return only.Content.ToString();

        var text = new StringBuilder();
        var pieces = new InlineText(inlines);
        while (pieces.MoveNext())
        {
            // "so they say [@osing]." is not to end in " ."
            if (pieces.Inline is CitationInline)
                TrimEnd(text);
            AppendCollapsed(text, pieces.Current);
        }
        TrimEnd(text);
        return text.ToString();
    }

    /// <summary>Whether there is any text.</summary>
    public static bool IsEmpty(ContainerInline inlines)
    {
        foreach (var piece in new InlineText(inlines))
        {
            if (!piece.IsWhiteSpace())
                return false;
        }
        return true;
    }

    private static bool IsCollapsed(ReadOnlySpan<char> text)
    {
        var previous = ' ';
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) && (character != ' ' || previous == ' '))
                return false;
            previous = character;
        }
        return previous != ' ';
    }

    private static void AppendCollapsed(StringBuilder text, ReadOnlySpan<char> piece)
    {
        while (!piece.IsEmpty)
        {
            var word = IndexOfWhiteSpace(piece);
            text.Append(piece[..word]);
            if (word == piece.Length)
                return;
            if (text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
            piece = piece[(word + 1)..];
        }
    }

    private static int IndexOfWhiteSpace(ReadOnlySpan<char> text)
    {
        var index = 0;
        while (index < text.Length && !char.IsWhiteSpace(text[index]))
            index++;
        return index;
    }

    private static void TrimEnd(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] == ' ')
            text.Length--;
    }
}
