using ServiceBlog.Import.ContentFolders;
using ServiceBlog.Import.WebPages;

namespace ServiceBlog.Import;

/// <summary>Reads one file of whatever format: text in, pages out. Nothing is written and nothing asked but the file itself and, for a page of HTML,
/// the images that lie beside it.</summary>
public static class Importer
{
    /// <param name="media">The files of the old site that an export only names, if they are given with it.</param>
    /// <param name="beside">Finds a file by its path relative to that file's folder; null if there is none.</param>
    public static ImportBatch Read(InputFile file, Func<string, InputFile?> beside, ImmutableArray<InputFile> media, ICollection<Diagnostic> diagnostics)
    {
        if (ImportText.Read(file, diagnostics) is not { } text)
            return ImportBatch.Empty;
        try
        {
            return Read(text, file, beside, media, diagnostics);
        }
        catch (Exception fault) when (IsTooMuch(fault))
        {
            return ImportBatch.Refused(diagnostics, TooMuch(fault, new SourceLocation(file.DisplayPath)));
        }
    }

    /// <summary>The files of a folder as one site of another generator; null if they are not one.</summary>
    public static ImportBatch? ReadFolder(ImmutableArray<InputFile> files, string name, ICollection<Diagnostic> diagnostics)
    {
        try
        {
            return ContentFolderImporter.Read(files, name, diagnostics);
        }
        catch (Exception fault) when (IsTooMuch(fault))
        {
            return ImportBatch.Refused(diagnostics, TooMuch(fault, new SourceLocation(name)));
        }
    }

    /// <summary>The files of a folder as a vault of Obsidian notes; null if it is none.</summary>
    public static ImportBatch? ReadVault(ImmutableArray<InputFile> files, string name, ICollection<Diagnostic> diagnostics) =>
        VaultCopy.Read(files, name, diagnostics);

    /// <summary>Whether a text was given up. No pattern takes long on one that people wrote, and none of these grows beyond measure.</summary>
    internal static bool IsTooMuch(Exception fault) => fault is RegexMatchTimeoutException or TextTooLargeException;

    internal static Diagnostic TooMuch(Exception fault, SourceLocation place) =>
        new(Rules.UnreadableImport, place,
            fault is TextTooLargeException ? fault.Message : "the text takes too long to be read, which only texts made for that do");

    private static ImportBatch Read(string text, InputFile file, Func<string, InputFile?> beside, ImmutableArray<InputFile> media,
        ICollection<Diagnostic> diagnostics)
    {
        var name = Path.GetFileNameWithoutExtension(file.Path);
        var (format, fault) = FormatDetector.Detect(text);
        return format switch
        {
            ImportFormat.Capture => CaptureImporter.Read(text, name, file.DisplayPath, diagnostics),
            ImportFormat.WordPress => WordPressImporter.Read(text, name, file.DisplayPath, media, diagnostics),
            ImportFormat.Blogger => BloggerImporter.Read(text, name, file.DisplayPath, media, diagnostics),
            ImportFormat.Html => new WebPageImporter(text, name, file, beside, diagnostics).Read(),
            ImportFormat.Markdown => ContentFolderImporter.Read([file.At(Generator.IsMarkdown(file.Path) ? file.Path : file.Path + ".md")], name,
                diagnostics) ?? ImportBatch.Empty,
            _ => ImportBatch.Refused(diagnostics, new Diagnostic(Rules.UnknownImportFormat, new SourceLocation(file.DisplayPath, 1, 1),
                $"{fault}. Import reads captures of blogs, WordPress and Blogger exports, HTML pages, and Markdown of Jekyll or Hugo")),
        };
    }
}
