namespace ServiceBlog.Core.Markup;

/// <summary>A paragraph of a note. A note that another shows on a line of its own parts the paragraph: it is made of blocks.</summary>
internal sealed class NoteParagraphRenderer : TranscludingParagraphRenderer
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
    {
        if (renderer.EnableHtmlForBlock && obj.Inline is { } inlines && inlines.Any(IsAlone) && !HoldsOnlyTransclusions(obj))
            WriteParts((SlotHtmlRenderer)renderer, inlines);
        else
            base.Write(renderer, obj);
    }

    private static void WriteParts(SlotHtmlRenderer renderer, ContainerInline inlines)
    {
        var part = new List<Inline>();
        foreach (var inline in inlines)
        {
            if (!IsAlone(inline))
            {
                part.Add(inline);
                continue;
            }
            WriteText(renderer, part);
            WriteTransclusion(renderer, (WikilinkInline)inline);
            part.Clear();
        }
        WriteText(renderer, part);
    }

    private static void WriteText(SlotHtmlRenderer renderer, List<Inline> part)
    {
        var (start, end) = (part.FindIndex(inline => !IsSpace(inline)), part.FindLastIndex(inline => !IsSpace(inline)));
        if (start < 0)
            return;
        renderer.EnsureLine();
        renderer.Write(renderer.ImplicitParagraph ? "" : "<p>");
        foreach (var inline in part[start..(end + 1)])
            renderer.Render(inline);
        renderer.WriteLine(renderer.ImplicitParagraph ? "" : "</p>");
    }

    /// <summary>Whether it shows a note on a line of its own.</summary>
    private static bool IsAlone(Inline inline) => inline is WikilinkInline { IsTransclusion: true }
        && EndsLine(inline, static inline => inline.PreviousSibling) && EndsLine(inline, static inline => inline.NextSibling);

    private static bool EndsLine(Inline inline, Func<Inline, Inline?> step)
    {
        var next = step(inline);
        while (next is LiteralInline literal && literal.Content.IsEmptyOrWhitespace())
            next = step(next);
        return next is null or LineBreakInline;
    }

    private static bool IsSpace(Inline inline) => inline is LineBreakInline || (inline is LiteralInline literal && literal.Content.IsEmptyOrWhitespace());
}

/// <summary>The heading that gives a note its title: the first thing in it, and the only one of its level or the same words.</summary>
internal static class NoteTitle
{
    /// <param name="takesTitle">The properties give none.</param>
    /// <param name="name">What the note is called without it; null if it is known to be taken, as <paramref name="takesTitle"/> says.</param>
    public static TitleHeading? TakeFrom(MarkdownDocument document, bool takesTitle, string? name)
    {
        TitleHeading? title = null;
        if (document is [HeadingBlock { Level: 1 } opening, ..] && PlainText.Of(opening.Inline) is { Length: > 0 } text
            && (name is null ? takesTitle : Letters(text) == Letters(name)
                || (takesTitle && document.OfType<HeadingBlock>().Count(heading => heading.Level == 1) == 1)))
        {
            title = TitleHeading.TakeFrom(document);
        }
        // The page has one heading of level 1, which is its title.
        var headings = document.Descendants<HeadingBlock>().ToList();
        if (headings.Exists(heading => heading.Level == 1))
            headings.ForEach(heading => heading.Level = Math.Min(heading.Level + 1, 6));
        return title;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
