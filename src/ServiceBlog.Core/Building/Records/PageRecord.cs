using ServiceBlog.Core.Content.Binary;

namespace ServiceBlog.Core.Building.Records;

/// <summary>
/// What became of a page's file: kept for as long as the file stays the same. One that comes from an earlier process is
/// decoded when it is opened.
/// </summary>
public sealed class PageRecord
{
    private readonly ReadOnlyMemory<byte> _encoded;

    /// <param name="source">Of the file as it was read.</param>
    /// <param name="page">Null if it cannot be read as a page.</param>
    /// <param name="diagnostics">What was wrong with it.</param>
    public PageRecord(Fingerprint source, Page? page, ImmutableArray<Diagnostic> diagnostics)
        : this(source, page, diagnostics, default)
    {
    }

    /// <param name="source">Of the file as it was read.</param>
    /// <param name="encoded">What <see cref="Encode"/> gave.</param>
    public PageRecord(Fingerprint source, ReadOnlyMemory<byte> encoded)
        : this(source, page: null, [], encoded)
    {
    }

    private PageRecord(Fingerprint source, Page? page, ImmutableArray<Diagnostic> diagnostics, ReadOnlyMemory<byte> encoded) =>
        (Source, Page, Diagnostics, _encoded) = (source, page, diagnostics, encoded);

    public Fingerprint Source { get; }

    public Page? Page { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Ready to be used; null if the author knows the file by another path now, which stands in many places.</summary>
    /// <param name="file">The same file; its text is converted once more if somebody asks for it.</param>
    /// <param name="config">The same as far as texts depend on it.</param>
    public PageRecord? Open(InputFile file, SiteConfig config)
    {
        if (Page is { } known)
            return known.DisplayPath == file.DisplayPath ? this : null;
        if (_encoded.IsEmpty)
            return null;
        var reader = new ByteReader(_encoded);
        if (reader.Text() != file.DisplayPath)
            return null;
        var diagnostics = reader.List(DiagnosticFormat.Read);
        var page = ReadPage(reader, file.Path, file.DisplayPath, file, config);
        return new PageRecord(Source, page, diagnostics, _encoded);
    }

    /// <summary>Whether it would be kept as the same bytes. False where that cannot be told at once.</summary>
    public bool IsKeptAs(PageRecord other) => !_encoded.IsEmpty && _encoded.Equals(other._encoded) && Source == other.Source;

    /// <summary>
    /// The page as it was, whatever became of its file; null if there was none. Its text cannot be read any more: only
    /// what others see of it is known.
    /// </summary>
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
        WriteTies(writer, page, page.Outline, page.FrontMatter);
        return writer.Written;
    }

    /// <summary>All that is kept of a page but its words. Nothing may be written after it.</summary>
    /// <param name="outline">The page's, or what counts of it.</param>
    /// <param name="matter">The page's, or what counts of it.</param>
    internal static void WriteTies(ByteWriter writer, Page page, MarkupOutline outline, FrontMatter matter)
    {
        writer.Number((int)page.Kind);
        writer.Text(page.Key);
        writer.Text(page.Path);
        matter.WriteTo(writer);
        OutlineFormat.Write(writer, outline);
    }

    private Page ReadPage(ByteReader reader, string path, string displayPath, InputFile? file, SiteConfig? config)
    {
        var words = new PageWords(reader.Bytes(), reader.Bytes());
        var (kind, key, address) = ((PageKind)reader.Int(), reader.Text(), reader.Text());
        var frontMatter = FrontMatter.ReadFrom(reader, displayPath);
        return new Page
        {
            Kind = kind,
            Key = key,
            Path = address,
            SourcePath = path,
            DisplayPath = displayPath,
            FrontMatter = frontMatter,
            Punctuation = config is null ? null : SmartPunctuation.Of(config, frontMatter),
            Words = words,
            Outline = OutlineFormat.Read(reader, displayPath),
            Source = Source,
            File = file,
        };
    }
}
