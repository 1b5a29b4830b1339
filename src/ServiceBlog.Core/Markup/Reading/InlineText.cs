using Markdig.Extensions.Abbreviations;
using Markdig.Syntax.Inlines;
using ServiceBlog.Core.Markup.Extensions.Wikilinks;

namespace ServiceBlog.Core.Markup.Reading;

/// <summary>
/// Goes over the inlines below one in the order of the text, giving each one's own text: <c>foreach</c> over it
/// yields the pieces. Follows parents and siblings instead of calling itself, so that depth costs no stack.
/// </summary>
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
