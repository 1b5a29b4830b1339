using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Binary;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Markup;

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
    public PageRecord? Open(InputFile file, TimeZoneInfo zone)
    {
        if (Page is { } known)
            return known.DisplayPath == file.DisplayPath ? this : null;
        if (_encoded.IsEmpty)
            return null;
        var reader = new ByteReader(_encoded);
        if (reader.Text() != file.DisplayPath)
            return null;
        var diagnostics = reader.List(DiagnosticFormat.Read);
        var page = ReadPage(reader, file, zone);
        return new PageRecord(Source, page, diagnostics, _encoded);
    }

    /// <summary>As bytes; none for a file that gave no page, which has to be looked at again.</summary>
    public ReadOnlyMemory<byte> Encode()
    {
        if (!_encoded.IsEmpty || Page is not { } page)
            return _encoded;
        var writer = new ByteWriter();
        writer.Text(page.DisplayPath);
        writer.List(Diagnostics, DiagnosticFormat.Write);
        writer.Number((int)page.Kind);
        writer.Text(page.Key);
        writer.Text(page.Path);
        FrontMatterFormat.Write(writer, page.FrontMatter);
        OutlineFormat.Write(writer, page.Outline);
        return writer.Written;
    }

    private Page ReadPage(ByteReader reader, InputFile file, TimeZoneInfo zone) => new()
    {
        Kind = (PageKind)reader.Int(),
        Key = reader.Text(),
        Path = reader.Text(),
        SourcePath = file.Path,
        DisplayPath = file.DisplayPath,
        FrontMatter = FrontMatterFormat.Read(reader, file.DisplayPath),
        Outline = OutlineFormat.Read(reader, file.DisplayPath),
        Source = Source,
        ReadBody = () => ReadBody(file, Source, zone),
    };

    private static MarkupBody ReadBody(InputFile file, Fingerprint source, TimeZoneInfo zone)
    {
        var bytes = file.Read();
        var known = new List<Diagnostic>();
        if (Fingerprint.Of(bytes.Span) != source || ContentReader.Read(file.As(bytes), zone, known) is not { } content)
            throw new IOException($"{file.DisplayPath} changed during the build");
        return MarkdownConverter.Convert(content.Markdown, content.DisplayPath, content.MarkdownLine, known, content.Kind == PageKind.Comment);
    }
}
