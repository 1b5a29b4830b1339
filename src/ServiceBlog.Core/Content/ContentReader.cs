using ServiceBlog.Core.Content.Toml;

namespace ServiceBlog.Core.Content;

/// <summary>The first stage: turns a Markdown file into front matter and text. What it makes depends on that file and the site's time zone alone. A
/// file with a mistake in its front matter still gives a page where it can, so that the links to it are not reported as broken too.</summary>
public static class ContentReader
{
    /// <summary>Null, with a diagnostic, if the file cannot be read as a page.</summary>
    /// <param name="place">The kind of page that its folder holds, where the path alone does not tell it.</param>
    public static ContentFile? Read(InputFile file, TimeZoneInfo zone, ICollection<Diagnostic> diagnostics, PageKind? place = null,
        ContentLimits? limits = null)
    {
        limits ??= ContentLimits.Usual;
        if (ReadUtf8(file, diagnostics, limits) is not { Span: var text } || !TrySplit(file, text, diagnostics, limits, out var parts))
            return null;
        var start = new SourceLocation(file.DisplayPath, 1, 1);
        var kind = place ?? ContentPath.KindOf(file.Path) ?? PageKind.Page; // of a collection
        // A mapping that is not one was reported.
        var keys = ReadKeys(parts, file.DisplayPath, diagnostics);
        if (file.NotePath is not null)
            keys ??= SalvagedProperties.Read(Encoding.UTF8.GetString(parts.FrontMatter), file.DisplayPath, parts.FrontMatterLine);
        var frontMatter = file.NotePath is not null ? NoteProperties.Read(keys!, kind, zone, diagnostics, limits)
            : keys is null ? FrontMatterReader.Read(new YamlMapping([], start), kind, zone, new List<Diagnostic>())
            : FrontMatterReader.Read(keys, kind, zone, diagnostics, limits);
        if (frontMatter.Date is null && ContentPath.DateOf(file.NotePath ?? file.Path) is { } name && DateText.TryParse(name, zone, out var date))
            frontMatter = frontMatter with { Date = new Located<DateTimeOffset>(date, start) };
        var body = Encoding.UTF8.GetString(parts.Markdown);
        if (frontMatter.Reviewed is { Hash: { } hash } review)
            frontMatter = frontMatter with { Reviewed = review with { IsVoid = hash != ReviewHash.Of(body) } };
        return new ContentFile
        {
            Path = file.Path,
            DisplayPath = file.DisplayPath,
            NotePath = file.NotePath,
            Kind = kind,
            Key = file.NotePath is { } note && ContentPath.FirstFolder(file.Path) == "pages" ? ContentPath.NoteKey(note) : ContentPath.KeyOf(file.Path),
            FrontMatter = frontMatter,
            Syntax = parts.Syntax,
            FrontMatterLine = parts.FrontMatterLine,
            LacksTitle = kind != PageKind.Comment && keys is not null
                && (file.NotePath is null ? FrontMatterReader.LacksTitle(keys) : frontMatter.Title is null),
            Markdown = body,
            MarkdownLine = parts.MarkdownLine,
        };
    }

    /// <summary>The text below the front matter, which is not looked into; null if the file cannot be read as a page.</summary>
    /// <returns>The text, and the line of the file at which it starts, from 1.</returns>
    public static (string Markdown, int Line)? ReadText(InputFile file)
    {
        var unsaid = new List<Diagnostic>();
        return ReadUtf8(file, unsaid, ContentLimits.Usual) is { Span: var text } && TrySplit(file, text, unsaid, ContentLimits.Usual, out var parts)
            ? (Encoding.UTF8.GetString(parts.Markdown), parts.MarkdownLine)
            : null;
    }

    /// <summary>What is no front matter in a note is its text, as in Obsidian.</summary>
    private static bool TrySplit(InputFile file, ReadOnlySpan<byte> text, ICollection<Diagnostic> diagnostics, ContentLimits limits, out FileParts parts)
    {
        if (FileParts.TrySplit(text, file.DisplayPath, file.NotePath is null ? diagnostics : new List<Diagnostic>(), limits, out parts))
            return true;
        parts = new FileParts(text, markdownLine: 1);
        return file.NotePath is not null;
    }

    private static ReadOnlyMemory<byte>? ReadUtf8(InputFile file, ICollection<Diagnostic> diagnostics, ContentLimits limits)
    {
        // Not in one expression with ?:, where null would be taken for an empty text.
        if (TextFileReader.ReadUtf8(file, diagnostics, limits) is { } text)
            return ControlCharacters.Replace(text, file.DisplayPath, diagnostics);
        return null;
    }

    private static YamlMapping? ReadKeys(FileParts parts, string file, ICollection<Diagnostic> diagnostics) => parts.Syntax switch
    {
        FrontMatterSyntax.Yaml => YamlReader.ReadMapping(Encoding.UTF8.GetString(parts.FrontMatter), file, parts.FrontMatterLine, diagnostics),
        FrontMatterSyntax.Toml => TomlReader.ReadMapping(Encoding.UTF8.GetString(parts.FrontMatter), file, parts.FrontMatterLine, diagnostics),
        _ => new YamlMapping([], new SourceLocation(file, 1, 1)),
    };
}
