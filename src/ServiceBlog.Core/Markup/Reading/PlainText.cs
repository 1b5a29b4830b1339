using Markdig.Extensions.Abbreviations;

namespace ServiceBlog.Core.Markup;

/// <summary>Text without mark-up, white space collapsed. Images count with their alternative text; footnote marks, citations and raw HTML do not
/// count.</summary>
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

/// <summary>Goes over the inlines below one in the order of the text, giving each one's own text: <c>foreach</c> over it yields the pieces. Follows
/// parents and siblings instead of calling itself, so that depth costs no stack.</summary>
internal ref struct InlineText(ContainerInline? root)
{
    private readonly ContainerInline? _root = root;

    /// <summary>The inline that the piece belongs to.</summary>
    public Inline? Inline { get; private set; } = root;

    /// <summary>How deep it is nested: 1 for a child of the one that was asked for.</summary>
    public int Depth { get; private set; }

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly InlineText GetEnumerator() => this;

    public bool MoveNext()
    {
        Inline = Next();
        if (Inline is null)
            return false;
        Current = Inline switch
        {
            LiteralInline literal => literal.Content.AsSpan(),
            CodeInline code => code.ContentSpan,
            LineBreakInline => " ",
            HtmlEntityInline entity => entity.Transcoded.AsSpan(),
            AutolinkInline autolink => autolink.Url,
            AbbreviationInline abbreviation => abbreviation.Abbreviation.Label,
            WikilinkInline wikilink => wikilink.PlainText,
            NoteTag tag => tag.Name,
            DelimiterInline delimiter => delimiter.ToLiteral(),
            _ => default,
        };
        return true;
    }

    private Inline? Next()
    {
        if (Inline is ContainerInline { FirstChild: { } child })
        {
            Depth++;
            return child;
        }
        for (var inline = Inline; inline is not null && inline != _root; inline = inline.Parent, Depth--)
        {
            if (inline.NextSibling is { } sibling)
                return sibling;
        }
        return null;
    }
}
