namespace ServiceBlog.Core.Markup;

/// <summary>Parses <c>[@key]</c>, <c>[@key#anchor]</c> and <c>[@a; @b]</c>. A key is made of letters, digits and <c>-</c> <c>_</c> <c>.</c> <c>/</c>.
/// What is a link in Markdown stays one: <c>[@name](url)</c>, and <c>[@name]</c> where the text defines that reference.</summary>
internal sealed class CitationParser : InlineParser
{
    public CitationParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '@')
            return false;
        var source = slice.AsSpan();
        var parts = ImmutableArray.CreateBuilder<CitationPart>(1);
        var index = 1;
        while (true)
        {
            // The link of the first part begins with the bracket.
            var start = slice.Start + (parts.Count == 0 ? 0 : index);
            if (!TryReadPart(source, ref index, out var key, out var fragment))
                return false;
            parts.Add(new CitationPart(key, fragment, processor.GetSourcePosition(start, out _, out _)));
            SkipSpace(source, ref index);
            if (index >= source.Length)
                return false;
            var separator = source[index++];
            if (separator == ']')
                break;
            if (separator != ';')
                return false;
            SkipSpace(source, ref index);
        }
        if (IsLink(processor, slice, source, index))
            return false;

        var citation = new CitationInline(parts.ToImmutable()).At(processor, slice.Start, index);
        citation.GetAttributes().AddClass("citation");
        processor.Inline = citation;
        EnclosingLinks.Deactivate(processor);
        slice.Start += index;
        return true;
    }

    /// <summary>Whether a citation can name a page of that key.</summary>
    public static bool IsKey(ReadOnlySpan<char> key)
    {
        var length = KeyLength(key);
        return length > 0 && length == key.Length;
    }

    /// <summary>Reads <c>@key</c> or <c>@key#anchor</c>.</summary>
    private static bool TryReadPart(ReadOnlySpan<char> source, ref int index, out string key, out string? fragment)
    {
        (key, fragment) = ("", null);
        if (index >= source.Length || source[index] != '@')
            return false;
        index++;
        var start = index;
        index += KeyLength(source[index..]);
        if (index == start)
            return false;
        key = source[start..index].ToString();
        if (index >= source.Length || source[index] != '#')
            return true;

        start = ++index;
        while (index < source.Length && !char.IsWhiteSpace(source[index]) && source[index] is not (';' or ']' or '['))
            index++;
        fragment = source[start..index].ToString();
        return fragment.Length > 0;
    }

    /// <summary>How many code units of a text belong to the key that it begins with.</summary>
    private static int KeyLength(ReadOnlySpan<char> source)
    {
        var end = 0;
        while (end < source.Length && KeyRuneLength(source[end..]) is > 0 and var length)
            end += length;
        return end;
    }

    /// <summary>How many code units the key's next character takes; 0 if it is not part of a key.</summary>
    private static int KeyRuneLength(ReadOnlySpan<char> source)
    {
        if (source[0] is '-' or '_' or '.' or '/')
            return 1;
        Rune.DecodeFromUtf16(source, out var rune, out var length);

        // Vowel signs are part of a word in Hindi or Thai as letters are.
        var isWord = Rune.IsLetterOrDigit(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
        return isWord ? length : 0;
    }

    private static void SkipSpace(ReadOnlySpan<char> source, ref int index)
    {
        while (index < source.Length && source[index] is ' ' or '\t' or '\n')
            index++;
    }

    private static bool IsLink(InlineProcessor processor, StringSlice slice, ReadOnlySpan<char> source, int end)
    {
        if (end < source.Length && source[end] == '(')
            return true;
        if (processor.Document.ContainsLinkReferenceDefinition(source[1..(end - 1)].ToString()))
            return true;
        slice.Start += end;
        return LinkHelper.TryParseLabel(ref slice, out var label)
            && !label.StartsWith('^')
            && processor.Document.ContainsLinkReferenceDefinition(label);
    }
}

/// <summary><c>[@a; @b#x]</c>.</summary>
internal sealed class CitationInline(ImmutableArray<CitationPart> parts) : LeafInline
{
    public ImmutableArray<CitationPart> Parts { get; } = parts;

    /// <summary>Index of its first part's link, once it is rendered; -1 if it is not, as in an image's alternative text.</summary>
    public int FirstLink { get; set; } = -1;
}

/// <summary>One source within a citation.</summary>
/// <param name="Fragment">The anchor within it; null if there is none.</param>
/// <param name="Position">Where it begins in the Markdown.</param>
internal readonly record struct CitationPart(string Key, string? Fragment, int Position);

/// <summary>A citation: a slot for all of it, since how it looks depends on the site and on the rest of the page.</summary>
internal sealed class CitationRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, CitationInline>
{
    protected override void Write(SlotHtmlRenderer renderer, CitationInline obj)
    {
        if (!renderer.EnableHtmlForInline)
            return;

        renderer.Write("<span").WriteAttributes(obj).Write('>');
        for (var index = 0; index < obj.Parts.Length; index++)
        {
            var part = obj.Parts[index];
            var link = renderer.AddLink(
                new ContentLink(LinkKind.Citation, part.Key, part.Fragment, renderer.Locate(part.Position)) { Continues = index > 0 });
            if (index == 0)
                renderer.AddSlot(obj.FirstLink = link, SlotPart.Citation);
        }
        renderer.Write("</span>");
    }
}
