namespace ServiceBlog.Core.Incremental;

/// <summary>What became of a page's file: kept for as long as the file stays the same. One that comes from an earlier process is decoded when it is
/// opened.</summary>
/// <param name="page">Null if it cannot be read as a page, or was not opened yet.</param>
/// <param name="encoded">What <see cref="Encode"/> gave; empty if it was not asked yet.</param>
public sealed class PageRecord(ContentHash contentHash, Page? page, ImmutableArray<Diagnostic> diagnostics, ReadOnlyMemory<byte> encoded = default)
{
    private readonly ReadOnlyMemory<byte> _encoded = encoded;

    public ContentHash ContentHash { get; } = contentHash;

    public Page? Page { get; } = page;

    public ImmutableArray<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>Ready to be used; null if the author knows the file by another path now, which stands in many places.</summary>
    /// <param name="file">The same file; its text is converted once more if it is asked for.</param>
    /// <param name="config">The same as far as texts depend on it.</param>
    public PageRecord? Open(InputFile file, SiteConfig config)
    {
        if (Page is { } known)
            return known.DisplayPath == file.DisplayPath ? this : null;
        if (_encoded.IsEmpty)
            return null;
        var reader = new ByteReader(_encoded);
        if (!reader.IsText(file.DisplayPath))
            return null;
        var mistakes = reader.List(DiagnosticFormat.Read);
        return new PageRecord(ContentHash, ReadPage(reader, file.Path, file.DisplayPath, file, config), mistakes, _encoded);
    }

    /// <summary>Whether it would be kept as the same bytes. False where that cannot be told at once.</summary>
    public bool IsKeptAs(PageRecord other) => !_encoded.IsEmpty && _encoded.Equals(other._encoded) && ContentHash == other.ContentHash;

    /// <summary>The page as it was, whatever became of its file; null if there was none. Its text cannot be read any more: only what others see of it
    /// is known.</summary>
    /// <param name="path">The file's, relative to the input folder.</param>
    public Page? Recall(string path)
    {
        if (Page is not null || _encoded.IsEmpty)
            return Page;
        var reader = new ByteReader(_encoded);
        var displayPath = reader.Text();
        reader.List(DiagnosticFormat.Read);
        return ReadPage(reader, path, displayPath, file: null, config: null);
    }

    /// <summary>As bytes; none for a file that gave no page, which has to be looked at again.</summary>
    /// <param name="writer">May be used for it: what is returned holds until something else is written.</param>
    public ReadOnlyMemory<byte> Encode(ByteWriter writer)
    {
        if (!_encoded.IsEmpty || Page is not { } page)
            return _encoded;
        writer.Clear();
        writer.Text(page.DisplayPath);
        writer.List(Diagnostics, DiagnosticFormat.Write);
        writer.Bytes(page.Words.Distinctive.Span);
        writer.Bytes(page.Words.Filter.Span);
        WriteConnections(writer, page, page.Outline, page.FrontMatter);
        return writer.Written;
    }

    /// <summary>All that is kept of a page but its words. Nothing may be written after it.</summary>
    /// <param name="outline">The page's, or what counts of it.</param>
    /// <param name="matter">The page's, or what counts of it.</param>
    internal static void WriteConnections(ByteWriter writer, Page page, MarkupOutline outline, FrontMatter matter)
    {
        writer.Number((int)page.Kind);
        writer.Text(page.Key);
        writer.Text(page.Path);
        writer.Text(page.NotePath);
        writer.Text(page.Edition);
        matter.WriteTo(writer);
        OutlineFormat.Write(writer, outline);
    }

    private Page ReadPage(ByteReader reader, string path, string displayPath, InputFile? file, SiteConfig? config)
    {
        var words = new PageWords(reader.Bytes(), reader.Bytes());
        var (kind, key, address, notePath, edition) = ((PageKind)reader.Int(), reader.Text(), reader.Text(), reader.TextOrNull(), reader.Text());
        var frontMatter = FrontMatter.ReadFrom(reader, displayPath);
        return new Page
        {
            Kind = kind,
            Key = key,
            Path = address,
            SourcePath = path,
            NotePath = notePath,
            Edition = edition,
            DisplayPath = displayPath,
            FrontMatter = frontMatter,
            Punctuation = config is null ? null : SmartPunctuation.Of(config, frontMatter, edition),
            RawHtml = config?.RawHtml ?? default,
            Words = words,
            Outline = OutlineFormat.Read(reader, displayPath),
            ContentHash = ContentHash,
            File = file,
        };
    }
}

/// <summary>Compares what connects a page to others in two versions of it, of which one was edited. All that a record keeps of a page counts, since
/// nothing else of it is known to others; what is left out here follows from its words alone.</summary>
public static class PageComparison
{
    /// <summary>Whether it leads to the same pages: all that connects it to others is the same, but for what they call it and point at.</summary>
    public static bool LinkAlike(Page before, Page now) => IsSame(before, now, Leads, now.NotePath is null ? Unnamed : Named);

    /// <summary>Whether also all is the same that others can point at or show, but for parts of its text.</summary>
    public static bool AreSame(Page before, Page now) => IsSame(before, now, Unplaced, matter => matter);

    private static bool IsSame(Page before, Page now, Func<MarkupOutline, MarkupOutline> outline, Func<FrontMatter, FrontMatter> matter)
    {
        using var bytesBefore = new ByteWriter();
        using var bytesNow = new ByteWriter();
        PageRecord.WriteConnections(bytesBefore, before, outline(before.Outline), matter(before.FrontMatter));
        PageRecord.WriteConnections(bytesNow, now, outline(now.Outline), matter(now.FrontMatter));
        return bytesBefore.Written.Span.SequenceEqual(bytesNow.Written.Span);
    }

    private static FrontMatter Unnamed(FrontMatter matter) => matter with { Title = null, Summary = null };

    /// <summary>Links to a note find it by its title, too.</summary>
    private static FrontMatter Named(FrontMatter matter) => matter with { Summary = null };

    // Quotations and headings are looked up by others.
    private static MarkupOutline Leads(MarkupOutline outline) =>
        Unplaced(outline) with { Quotations = [], Parts = new OutlineParts([], [], "") };

    // A text that grew has all that follows in other places. Whether a heading stands within another block still counts.
    private static MarkupOutline Unplaced(MarkupOutline outline) => outline with
    {
        Links = [.. outline.Links.Select(link => link with { Location = default })],
        Quotations = [.. outline.Quotations.Select(quotation => quotation with { Location = default })],
        Parts = new OutlineParts(
            [.. outline.Headings.Select(heading => heading with { Location = default, Offset = Math.Min(heading.Offset, 0) })], outline.Anchors, outline.FirstParagraph),
        WordCount = 0,
        HtmlLength = 0,
    };
}
