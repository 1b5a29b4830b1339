namespace ServiceBlog.Core.Markup;

/// <summary>What Obsidian shows of other sites where an image would stand: a film of YouTube becomes the directive, a post its link.</summary>
internal static partial class NoteFilms
{
    /// <summary>Called when the inlines of a document have been parsed.</summary>
    public static void Replace(MarkdownDocument document)
    {
        foreach (var image in document.Descendants<LinkInline>().Where(image => image.IsImage && image.Url is { } url && (Film().IsMatch(url) || Post().IsMatch(url))).ToList())
        {
            if (image.Parent is { ParentBlock: ParagraphBlock { Parent: { } container } paragraph } && paragraph.Inline!.FirstChild == image
                && paragraph.Inline.LastChild == image && Film().Match(image.Url!) is { Success: true } film)
            {
                container[container.IndexOf(paragraph)] = FilmOf(film.Groups["key"].Value, image, paragraph);
                continue;
            }
            image.IsImage = false;
            if (image.FirstChild is null)
                image.AppendChild(new LiteralInline(image.Url!));
        }
    }

    private static DirectiveBlock FilmOf(string key, LinkInline image, ParagraphBlock paragraph)
    {
        var written = new WrittenDirective("youtube", DirectiveForm.Leaf, "::youtube", $"{{video=\"{key}\"}}", [new WrittenAttribute("video", key, image.Span.Start)]);
        var block = new DirectiveBlock(paragraph.Parser!, written) { Colons = 2, Indent = 0, IsEnded = true, Span = paragraph.Span, Line = paragraph.Line };
        if (image.FirstChild is null)
            return block;
        var label = new DirectiveLabel(paragraph.Parser!) { Inline = new ContainerInline(), Span = image.Span, Line = paragraph.Line };
        image.TransferChildrenTo(label.Inline);
        block.Add(label);
        return block;
    }

    [GeneratedRegex(@"^https?://(?:(?:www|m)\.)?(?:youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#]*&)?v=|embed/|shorts/|live/)|youtu\.be/)(?<key>[\w-]{6,})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Film();

    [GeneratedRegex(@"^https?://(?:www\.)?(?:twitter|x)\.com/\w+/status/\d+", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Post();
}
