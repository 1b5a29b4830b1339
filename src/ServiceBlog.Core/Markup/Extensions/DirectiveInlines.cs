namespace ServiceBlog.Core.Markup;

/// <summary>Parses <c>:name[text]</c> and <c>:name{key=value}</c>. A colon that follows a letter, a digit or another colon opens none, nor does one
/// whose brackets are a link's, a wikilink's, a citation's or a footnote's.</summary>
internal sealed class DirectiveInlineParser : InlineParser
{
    /// <summary>What a template later makes of it costs more than to parse it.</summary>
    private const int DirectiveCost = 1000;

    public DirectiveInlineParser() => OpeningCharacters = [':'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (!DirectiveSyntax.MayBeginInline(text) || ContinuesWord(slice.PeekCharExtra(-1)))
            return false;
        var syntax = DirectiveSyntax.Read(text, colons: 1);
        ((ParseBudget)processor.Context!).Charge(syntax is null ? Math.Min(text.Length, 2000) / 4 : DirectiveCost, processor.GetSourcePosition(slice.Start));
        if (syntax is null || syntax.IsBare || IsLink(processor, text, syntax))
            return false;
        var start = slice.Start;
        var written = WrittenDirective.Of(syntax, DirectiveForm.Inline, text, place => processor.GetSourcePosition(start + place));
        var inline = new DirectiveInline(written) { IsClosed = true };
        if (syntax.ValueOf("id") is { } id)
            inline.GetAttributes().Id = id;
        if (syntax.Label is var (from, until) && until > from)
            processor.ParseText(start + from, text[from..until]).TransferChildrenTo(inline);
        processor.Inline = inline.At(processor, start, syntax.Length);
        slice.Start += syntax.Length;
        return true;
    }

    private static bool ContinuesWord(char before) => before is ':' or '\\' or '/' or '_' || (char.IsLetterOrDigit(before) && before < '\u2E80');

    private static bool IsLink(InlineProcessor processor, ReadOnlySpan<char> text, DirectiveSyntax syntax)
    {
        if (syntax.Label is not var (start, end))
            return false;
        var isOther = end == start ? syntax.Braces == syntax.Length : text[start] is '[' or '@' or '^';
        var isFollowed = end + 1 < text.Length && text[end + 1] is '(' or '[';
        return isOther || isFollowed || processor.Document.ContainsLinkReferenceDefinition(text[start..end].ToString());
    }
}
