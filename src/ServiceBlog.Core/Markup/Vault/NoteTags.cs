namespace ServiceBlog.Core.Markup;

/// <summary>A tag in the text of a note: <c>#bread</c>, <c>#bread/rye</c>. It leads to the list of its notes.</summary>
internal sealed class NoteTag(string name) : LeafInline
{
    public string Name => name;

    /// <summary>What links hold is their text.</summary>
    public bool IsInLink => this.FindParentOfType<LinkInline>().Any();

    /// <summary>Those that a text has.</summary>
    public static ImmutableArray<Located<string>> In(MarkdownDocument document, LineMap lines) =>
        [.. document.Descendants<NoteTag>().Where(tag => !tag.IsInLink).Select(tag => new Located<string>(string.Intern(tag.Name), lines.Locate(tag.Span.Start)))];
}

/// <summary>Parses a tag: <c>#</c> behind white space, then letters, digits, <c>_</c>, <c>-</c> and <c>/</c>, not all of them digits.</summary>
internal sealed class NoteTagParser : InlineParser
{
    public NoteTagParser() => OpeningCharacters = ['#'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);
        if (before != '\0' && before != NoteComments.Hidden && !char.IsWhiteSpace(before))
            return false;
        var name = slice.AsSpan()[1..];
        name = name[..LengthOf(name)].TrimEnd('/');
        if (!name.ContainsAnyExceptInRange('0', '9') || UrlPath.Slug(name.ToString()).Length == 0)
            return false;
        processor.Inline = new NoteTag(name.ToString()).At(processor, slice.Start, name.Length + 1);
        slice.Start += name.Length + 1;
        return true;
    }

    private static int LengthOf(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (Rune.DecodeFromUtf16(text[length..], out var rune, out var units) == OperationStatus.Done && IsOfTag(rune))
            length += units;
        return length;
    }

    private static bool IsOfTag(Rune rune) => rune.Value is '_' or '-' or '/' or 0x200D || Rune.IsLetterOrDigit(rune)
        || (!rune.IsAscii && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherSymbol);
}

/// <summary>A link to the list of a tag.</summary>
internal sealed class NoteTagRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, NoteTag>
{
    protected override void Write(SlotHtmlRenderer renderer, NoteTag obj)
    {
        var isLink = renderer.EnableHtmlForInline && !obj.IsInLink;
        if (isLink)
            renderer.WriteUrlAttribute("<a class=\"tag\" href=\"", LinkKind.Link, UrlPath.Encode($"/tags/{UrlPath.Slug(obj.Name)}/"), obj);
        renderer.Write(isLink ? ">#" : "#").WriteEscape(obj.Name).Write(isLink ? "</a>" : "");
    }
}
