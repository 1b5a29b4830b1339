namespace ServiceBlog.Core.Building;

/// <summary>Reads and converts page files in parallel. What a file becomes depends on that file alone.</summary>
public static class PageReader
{
    /// <param name="before">What became of them in an earlier build; a file that is the same is not read again.</param>
    /// <param name="config">Says the zone of dates without one, and how texts are set.</param>
    /// <param name="readsWords">Whether words will be asked for, and so are found while the texts are at hand.</param>
    /// <returns>A record for each file, in their order.</returns>
    public static ImmutableArray<PageRecord> Read(
        ImmutableArray<InputFile> files,
        IReadOnlyDictionary<string, PageRecord> before,
        SiteConfig config,
        bool readsWords,
        ParallelOptions parallel,
        Action<int, int>? progress)
    {
        var records = new PageRecord[files.Length];
        var done = 0;
        Parallel.For(0, files.Length, parallel, i =>
        {
            var file = files[i];
            records[i] = before.TryGetValue(file.Path, out var record) && record.ContentHash == file.TryHash()
                ? record.Open(file, config) ?? Read(file, config, readsWords)
                : Read(file, config, readsWords);
            progress?.Invoke(Interlocked.Increment(ref done), files.Length);
        });
        return ImmutableCollectionsMarshal.AsImmutableArray(records);
    }

    internal static PageRecord Read(InputFile input, SiteConfig config, bool readsWords = false)
    {
        var diagnostics = new List<Diagnostic>();
        if (input.TryRead(diagnostics) is not { } bytes)
            return new PageRecord(ContentHash.None, null, [.. diagnostics]);
        var hash = input.ContentHash!.Value;
        if (ContentReader.Read(input.As(bytes), config.TimeZone, diagnostics, config.KindOf(input.Path), config.Limits) is not { } read)
            return new PageRecord(hash, null, [.. diagnostics]);
        var file = PagePlace.Check(read with { Edition = config.EditionOf(read.Path, read.FrontMatter.Language?.Value) }, diagnostics);
        var path = PageAddress.For(file, diagnostics);
        var punctuation = SmartPunctuation.Of(config, file.FrontMatter, file.Edition);
        var body = MarkdownConverter.Convert(file.Markdown, file.DisplayPath, file.MarkdownLine, diagnostics,
            MarkdownDialect.Of(file.Path, file.NotePath), punctuation, file.LacksTitle,
            file.FrontMatter.Title?.Value ?? file.Key, config.RawHtml, config.Limits);
        if (file.NotePath is null)
            PageTitle.Check(file, body, diagnostics);
        var page = new Page
        {
            Kind = file.Kind,
            Key = file.Key,
            SourcePath = file.Path,
            NotePath = file.NotePath,
            DisplayPath = file.DisplayPath,
            Path = path,
            Edition = file.Edition,
            FrontMatter = file.FrontMatter.Completed(body.Title ?? TitleOfVault(file, config), body.Tags),
            Punctuation = punctuation,
            RawHtml = config.RawHtml,
            Outline = body.Outline,
            ContentHash = hash,
            Body = body,
            Words = readsWords ? body.ReadWords() : null,
            File = input,
        };
        return new PageRecord(hash, page, [.. diagnostics]);
    }

    /// <summary>The text of the home page, whose file has no name worth showing, is called as the vault is.</summary>
    private static Located<string>? TitleOfVault(ContentFile file, SiteConfig config) =>
        file is { NotePath: not null, Path: "pages/index.md" } ? new Located<string>(config.Title, new SourceLocation(file.DisplayPath, 1, 1)) : null;
}

/// <summary>Files with the name of a page that the theme makes: the home page, a folder's list, the page for unknown addresses.</summary>
internal static class PagePlace
{
    /// <summary>The file without what cannot take effect in its place, which is told.</summary>
    public static ContentFile Check(ContentFile file, ICollection<Diagnostic> diagnostics)
    {
        // These layouts show one page's text with what belongs to it; a list has none of that.
        if (!PageAddress.IsSectionIndex(file.Place) || file.FrontMatter.Layout is not { Value: "page" or "post" or "source" or "topic" } layout)
            return file;
        var list = file.Place == "pages/index.md" ? "the home page" : file.Place == PageAddress.NotFoundFile
            ? "the page for addresses that lead nowhere" : $"the list of {ContentPath.FirstFolder(file.Place)}";
        diagnostics.Report(Rules.UnclearPlace, layout.Location,
            $"this file is the text of {list}, which the layout \"{layout.Value}\" cannot show, so it has no effect. Delete this line");
        return file with { FrontMatter = file.FrontMatter with { Layout = null } };
    }
}

/// <summary>Every page has one title: that of its front matter, else the first heading of level 1, which then leaves the text.</summary>
internal static class PageTitle
{
    public static void Check(ContentFile file, MarkupBody body, ICollection<Diagnostic> diagnostics)
    {
        if (file.LacksTitle && body.Title is null)
            diagnostics.Add(Missing(file));
        // What a source wrote stays as it is, and a comment has no title.
        else if (file.Kind != PageKind.Comment && !file.FrontMatter.Verbatim && Second(file, body) is { } second)
            diagnostics.Add(second);
    }

    private static Diagnostic Missing(ContentFile file)
    {
        var text = file.Markdown.AsSpan().TrimStart();
        var line = text[..(text.IndexOf('\n') is >= 0 and var end ? end : text.Length)].Trim();
        if (line.Length > 1 && line[0] == '#' && char.IsLetterOrDigit(line[1]))
        {
            var above = file.Markdown.AsSpan(0, file.Markdown.Length - text.Length).Count('\n');
            return Mistake(file.MarkdownLine + above, "the page has no title: this line would be it with a space after its #", $"# {line[1..]}");
        }
        var title = file.Key.Replace('-', ' ').Replace('_', ' ');
        title = title.Length == 0 ? "Title" : char.ToUpperInvariant(title[0]) + title[1..];
        return file.Syntax switch
        {
            FrontMatterSyntax.None => Mistake(1, "the page has no title: begin its text with a heading that names it", $"# {title}"),
            FrontMatterSyntax.Yaml => Mistake(file.FrontMatterLine,
                "the page has no title: add one to the front matter, or begin the text with a # heading", $"title: {YamlText.Scalar(title)}"),
            _ => Mistake(file.FrontMatterLine, "the page has no title: add one to the front matter, or begin the text with a # heading",
                $"title = {YamlText.Quoted(title)}"),
        };

        Diagnostic Mistake(int line, string message, string suggestion) =>
            new(Rules.MissingTitle, new SourceLocation(file.DisplayPath, line, 1), message, suggestion);
    }

    /// <summary>The first heading that stands beside the title; null if there is none.</summary>
    private static Diagnostic? Second(ContentFile file, MarkupBody body)
    {
        var headings = body.Outline.Headings.Where(heading => heading.Level == 1 && heading.Text.Length > 0 && heading.Offset >= 0).ToList();
        if (headings.Count == 0)
            return null;
        var (heading, title) = (headings[0], (body.Title ?? file.FrontMatter.Title)?.Value);
        if (string.Equals(LettersOf(heading.Text), LettersOf(title ?? ""), StringComparison.OrdinalIgnoreCase))
            return new Diagnostic(Rules.SecondTitle, heading.Location, "the title is shown twice: it stands above the text already; delete this heading");
        var others = headings.Count == 1 ? "" : Invariant($", and so do {headings.Count - 1} more below");
        return new Diagnostic(Rules.SecondTitle, heading.Location,
            $"a heading with one # is a second title, beside \"{title}\"{others}; begin the headings of the text with ##", $"## {heading.Text}");
    }

    /// <summary>The quotes and dashes of a heading may be typographic ones by now.</summary>
    private static string LettersOf(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
