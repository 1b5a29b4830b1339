namespace ServiceBlog.Core.Markup;

/// <summary>The Markdown stage: text in, <see cref="MarkupBody"/> out, in one pass and from any number of threads at once.</summary>
/// <remarks>
/// <para>
/// What comes out depends on the text and the file's name alone: no other page, no culture, no clock. So links are
/// not resolved here. They are listed, and where their URLs, texts and transclusions belong, the HTML has slots,
/// which <see cref="MarkupBody.Fill(ReadOnlySpan{ResolvedLink}, ImmutableArray{string})"/> fills once the site graph knows every page.
/// </para>
/// <para>
/// The order of work: the bars of wikilinks are hidden from the table parser (<see cref="WikilinkBars"/>); Markdig
/// parses, watched by <see cref="ParseBudget"/>; <see cref="DocumentReader"/> reads headings, anchors and words off
/// the tree and gives the headings their ids; <see cref="SlotHtmlRenderer"/> writes HTML and slots. What raw HTML
/// may do is the site's to say (<see cref="RawHtmlPolicy"/>).
/// </para>
/// <para>
/// Every position that Markdig reports is an offset into the text, never its own line and column, which count tabs
/// and front matter in their own ways; <see cref="LineMap"/> turns it into the line and column an editor shows.
/// </para>
/// </remarks>
public static class MarkdownConverter
{
    /// <summary>Converts the text of one file.</summary>
    /// <param name="markdown">The text below the front matter, lines ended by <c>\n</c>.</param>
    /// <param name="firstLine">The line of the file at which the text starts, from 1.</param>
    /// <param name="punctuation">Replaces straight quotation marks and the like; null if they stay.</param>
    /// <param name="takesTitle">Nothing else gives the page a title, so its first heading of level 1 does, and leaves the text.</param>
    /// <param name="noteTitle">Of a note: what it is called without that heading, which leaves the text too where it repeats that.</param>
    /// <returns>The text as HTML; empty if it is too complex to be converted.</returns>
    public static MarkupBody Convert(
        string markdown, string displayPath, int firstLine, ICollection<Diagnostic> diagnostics, Dialect dialect = Dialect.Author,
        SmartPunctuation? punctuation = null, bool takesTitle = false, string? noteTitle = null, RawHtmlPolicy rawHtml = RawHtmlPolicy.Report,
        ContentLimits? limits = null)
    {
        limits ??= ContentLimits.Usual;
        if (string.IsNullOrWhiteSpace(markdown))
            return MarkupBody.Empty;

        var lines = new LineMap(markdown, displayPath, firstLine);
        if (markdown.AsSpan().Count('\n') is var count && count > limits.Lines)
        {
            diagnostics.Report(Rules.FileTooLarge, new SourceLocation(displayPath, firstLine + limits.Lines, 1),
                Invariant($"the text has {count} lines; {limits.Lines} are the most{limits}"));
            return MarkupBody.Empty;
        }
        try
        {
            var body = Convert(Hidden(markdown, dialect, lines, diagnostics), lines, dialect, punctuation, takesTitle, noteTitle, rawHtml, limits, diagnostics);
            return IsTooLong(body.Outline.Links, limits, diagnostics) ? MarkupBody.Empty : body;
        }
        catch (MarkdownTooComplexException exception)
        {
            diagnostics.Report(Rules.MarkdownTooComplex, lines.Locate(exception.Position),
                "the Markdown is too complex to be converted: too much is nested or crowded into one paragraph here");
            return MarkupBody.Empty;
        }
    }

    private static bool IsTooLong(ImmutableArray<ContentLink> links, ContentLimits limits, ICollection<Diagnostic> diagnostics)
    {
        var length = 0;
        foreach (var link in links)
        {
            length += link.Target.Length;
            if (length <= limits.LettersInAddresses)
                continue;
            diagnostics.Report(Rules.FileTooLarge, link.Location,
                Invariant($"the addresses of the text's links have more than {limits.LettersInAddresses} characters together{limits}"));
            return true;
        }
        return false;
    }

    /// <summary>Reads and converts the text of a file that was read before.</summary>
    /// <exception cref="FileChangedException">It is another file by now.</exception>
    /// <param name="takesTitle">Whether its title was taken out of the text.</param>
    public static MarkupBody Convert(InputFile file, SmartPunctuation? punctuation, bool takesTitle, RawHtmlPolicy rawHtml)
    {
        var (markdown, line) = ContentReader.ReadText(file) ?? throw new FileChangedException(file);
        return Convert(markdown, file.DisplayPath, line, new List<Diagnostic>(), MarkdownDialect.Of(file.Path, file.NotePath), punctuation,
            takesTitle, rawHtml: rawHtml);
    }

    /// <summary>Leads from the HTML of a text that <see cref="Convert(string, string, int, ICollection{Diagnostic}, Dialect, SmartPunctuation?, bool, string?, RawHtmlPolicy, ContentLimits?)"/> took back to the text.</summary>
    public static MarkupSourceMap MapSource(string markdown, string displayPath, int firstLine, Dialect dialect = Dialect.Author,
        SmartPunctuation? punctuation = null, bool takesTitle = false, RawHtmlPolicy rawHtml = RawHtmlPolicy.Report)
    {
        var lines = new LineMap(markdown, displayPath, firstLine);
        var document = ParseHidden(Hidden(markdown, dialect), dialect, rawHtml);
        TakeTitle(document, dialect, takesTitle, noteTitle: null);
        _ = new DocumentReader(document); // gives the headings their ids
        punctuation?.Apply(document, markdown);
        var marks = new SourceMarks();
        var renderer = MarkdownDialect.For(dialect, rawHtml).NewRenderer();
        marks.Watch(renderer);
        renderer.Begin(lines);
        renderer.Render(document);
        return new MarkupSourceMap(lines, marks.Marks) { Sanitized = rawHtml == RawHtmlPolicy.Sanitize ? RawHtmlSanitizer.Sanitize(renderer) : null };
    }

    /// <summary>The tree of a text that could be converted: what the author wrote, at its positions.</summary>
    internal static MarkdownDocument Parse(string markdown, Dialect dialect = Dialect.Author) => ParseHidden(Hidden(markdown, dialect), dialect);

    private static MarkdownDocument ParseHidden(string markdown, Dialect dialect, RawHtmlPolicy rawHtml = RawHtmlPolicy.Report, ContentLimits? limits = null) =>
        MarkdownParser.Parse(markdown, MarkdownDialect.For(dialect, rawHtml).Pipeline, new ParseBudget(markdown, limits ?? ContentLimits.Usual));

    /// <summary>The stretches of a text that are plain words of its author: where a link can be put. None if it is too complex.</summary>
    public static ImmutableArray<Range> ProseOf(string markdown, Dialect dialect = Dialect.Author)
    {
        var hidden = Hidden(markdown, dialect);
        try
        {
            return ProseReader.Read(ParseHidden(hidden, dialect), hidden);
        }
        catch (MarkdownTooComplexException)
        {
            return []; // which was reported when the text was converted
        }
    }

    /// <summary>The text without what the parser must not see, each character at its place.</summary>
    private static string Hidden(string markdown, Dialect dialect, LineMap? lines = null, ICollection<Diagnostic>? diagnostics = null) =>
        WikilinkBars.Hide(dialect == Dialect.Note ? NoteComments.Hide(markdown, lines, diagnostics) : markdown);

    private static TitleHeading? TakeTitle(MarkdownDocument document, Dialect dialect, bool takesTitle, string? noteTitle) =>
        dialect == Dialect.Note ? NoteTitle.TakeFrom(document, takesTitle, noteTitle) : takesTitle ? TitleHeading.TakeFrom(document) : null;

    private static MarkupBody Convert(
        string markdown, LineMap lines, Dialect written, SmartPunctuation? punctuation, bool takesTitle, string? noteTitle, RawHtmlPolicy rawHtml,
        ContentLimits limits, ICollection<Diagnostic> diagnostics)
    {
        var dialect = MarkdownDialect.For(written, rawHtml);
        var document = ParseHidden(markdown, written, rawHtml, limits);
        if (written == Dialect.Author)
            LikelyMistakes.Find(document, markdown, lines, diagnostics);
        var title = TakeTitle(document, written, takesTitle, noteTitle);
        var reader = new DocumentReader(document);
        var quotations = reader.HasCitations ? QuotationReader.Read(document) : [];
        // All that reads what the author typed is done by now.
        var isTypeset = punctuation?.Apply(document, markdown) ?? false;

        // Not given back if it throws: it may be in the midst of anything.
        var renderer = dialect.TakeRenderer();
        renderer.Begin(lines);
        renderer.Render(document);
        var buffer = ArrayPool<char>.Shared.Rent(renderer.Offset);
        var html = buffer.AsSpan(0, renderer.Offset);
        renderer.CopyTo(html);
        WikilinkBars.Show(html);
        if (written == Dialect.Note)
            NoteComments.Forget(html);
        var sanitized = reader.HasRawHtml ? Judge(html, renderer, rawHtml, lines, diagnostics) : null;
        ReadOnlySpan<char> text = sanitized is null ? html : sanitized.Html.AsSpan();
        var headings = Headings(reader, renderer, isTypeset, sanitized);
        var anchors = reader.HasRawHtml ? HtmlIds.AddTo(reader.Anchors, headings, text) : reader.Anchors;
        var body = new MarkupBody
        {
            Utf8Html = ToUtf8(text),
            TextEnd = sanitized?.Move(renderer.TextEnd) ?? renderer.TextEnd,
            Slots = sanitized is null ? renderer.Slots
                : [.. renderer.Slots.Where(sanitized.Keeps).Select(slot => slot with { Offset = sanitized.Move(slot.Offset) })],
            Blocks = sanitized is null ? renderer.Blocks : [.. renderer.Blocks.Select(sanitized.Move)],
            Tags = written == Dialect.Note ? NoteTag.In(document, lines) : [],
            Title = title is null ? null : new Located<string>(WikilinkBars.Show(title.Text), lines.Locate(title.Position)),
            Outline = new MarkupOutline
            {
                Links = renderer.Links,
                Quotations = QuotationReader.Locate(quotations, renderer),
                Directives = renderer.Directives,
                WordCount = reader.WordCount,
                HtmlLength = text.Length,
                TitleId = title?.Id,
                Parts = new OutlineParts(headings, anchors, WikilinkBars.Show(FirstParagraph.Find(document)))
                {
                    Blocks = sanitized is null
                        ? renderer.NotedBlocks
                        : [.. renderer.NotedBlocks.Select(block => block with { Start = sanitized.Move(block.Start), End = sanitized.Move(block.End) })],
                },
            },
        };
        Tell(renderer, document, headings, lines, limits, diagnostics);
        ArrayPool<char>.Shared.Return(buffer);
        dialect.GiveBack(renderer);
        return body;
    }

    private static void Tell(SlotHtmlRenderer renderer, MarkdownDocument document, ImmutableArray<Heading> headings, LineMap lines,
        ContentLimits limits, ICollection<Diagnostic> diagnostics)
    {
        diagnostics.AddAll(renderer.Mistakes);
        foreach (var (rule, position, message) in ParseMistakes.Of(document))
            diagnostics.Report(rule, lines.Locate(position), message);
        if (headings.Length > limits.Headings)
            diagnostics.Report(Rules.FileTooLarge, headings[limits.Headings].Location,
                Invariant($"the text has {headings.Length} headings; {limits.Headings} are the most{limits}"));
    }

    /// <summary>Does with the raw HTML of a text what the site wants: tells of it, or takes out of it. Null if it stays as it is.</summary>
    private static SanitizedHtml? Judge(ReadOnlySpan<char> html, SlotHtmlRenderer renderer, RawHtmlPolicy policy, LineMap lines,
        ICollection<Diagnostic> diagnostics)
    {
        if (policy == RawHtmlPolicy.Report)
            RawHtmlReport.Add(html.ToString(), renderer.RawHtml, lines, diagnostics);
        if (policy != RawHtmlPolicy.Sanitize)
            return null;
        var sanitized = RawHtmlSanitizer.Sanitize(html.ToString(), renderer.RawHtml);
        if (sanitized is not null)
            RawHtmlReport.AddRemoved(sanitized, renderer.RawHtml, lines, diagnostics);
        return sanitized;
    }

    private static byte[] ToUtf8(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    private static ImmutableArray<Heading> Headings(DocumentReader reader, SlotHtmlRenderer renderer, bool isTypeset, SanitizedHtml? sanitized)
    {
        var headings = ImmutableArray.CreateBuilder<Heading>(reader.Headings.Length);
        for (var index = 0; index < reader.Headings.Length; index++)
        {
            var (block, id, text) = reader.Headings[index];
            var location = renderer.Locate(block.Span.Start);
            var offset = renderer.HeadingOffsets[index];
            headings.Add(new Heading(block.Level, id, WikilinkBars.Show(isTypeset ? PlainText.Of(block.Inline) : text),
                offset < 0 ? offset : sanitized?.Move(offset) ?? offset, location));
        }
        return headings.MoveToImmutable();
    }
}
