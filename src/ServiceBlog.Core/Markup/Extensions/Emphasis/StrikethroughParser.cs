using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Extensions.Emphasis;

/// <summary>
/// Strikethrough as GitHub has it (GFM 0.29, section 6.5): one tilde or two on either side, as many behind as before;
/// three and more are text. Makes the delimiters only: Markdig's parser of emphasis pairs them.
/// </summary>
internal sealed class StrikethroughParser : InlineParser
{
    /// <summary>Stands for two tildes, so that they pair only with two: Markdig pairs by character, not by number.</summary>
    private const char Double = '\uFDD1';

    private static readonly EmphasisDescriptor OneTilde = new('~', 1, 1, enableWithinWord: true);
    private static readonly EmphasisDescriptor TwoTildes = new(Double, 2, 2, enableWithinWord: true);

    public StrikethroughParser() => OpeningCharacters = ['~'];

    /// <summary>The element that an emphasis becomes; null if it is no strikethrough.</summary>
    public static string? TagOf(EmphasisInline emphasis) => emphasis.DelimiterChar is '~' or Double ? "del" : null;

    /// <summary>Lets Markdig pair what this parser makes.</summary>
    public static void AddTo(EmphasisInlineParser parser) => parser.EmphasisDescriptors.AddRange([OneTilde, TwoTildes]);

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekRuneExtra(-1);
        var start = slice.Start;
        var count = slice.AsSpan().IndexOfAnyExcept('~');
        count = count < 0 ? slice.Length : count;
        slice.Start += count;
        var (canOpen, canClose) = Flanks(before, slice.CurrentRune);
        var content = new StringSlice(slice.Text, start, slice.Start - 1);
        var span = new SourceSpan(processor.GetSourcePosition(start, out var line, out var column), processor.GetSourcePosition(slice.Start - 1));
        processor.Inline = count > 2 || !(canOpen || canClose)
            ? new LiteralInline { Content = content, Span = span, Line = line, Column = column }
            : new EmphasisDelimiterInline(this, count == 1 ? OneTilde : TwoTildes)
            {
                Content = content,
                DelimiterCount = count,
                Type = (canOpen ? DelimiterType.Open : DelimiterType.Undefined) | (canClose ? DelimiterType.Close : DelimiterType.Undefined),
                Span = span,
                Line = line,
                Column = column,
            };
        return true;
    }

    /// <summary>Left- and right-flanking by CommonMark 0.31.2, section 6.2.</summary>
    private static (bool CanOpen, bool CanClose) Flanks(Rune before, Rune after)
    {
        var (spaceBefore, markBefore) = Kind(before);
        var (spaceAfter, markAfter) = Kind(after);
        return (!spaceAfter && (!markAfter || spaceBefore || markBefore), !spaceBefore && (!markBefore || spaceAfter || markAfter));
    }

    private static (bool IsSpace, bool IsMark) Kind(Rune rune) =>
        (rune.Value == 0 || Rune.IsWhiteSpace(rune), Rune.IsPunctuation(rune) || Rune.IsSymbol(rune));
}
