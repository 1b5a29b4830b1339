using System.Text.Unicode;

namespace ServiceBlog.Import;

/// <summary>The text of a file from elsewhere, in whatever encoding: the one of its byte order mark, else UTF-8 if it is valid, else the one that it
/// declares, else Windows-1252, which is noted. What is no text gives a diagnostic.</summary>
internal static class ImportText
{
    /// <summary>Larger than any export that a blog's own tools write in one piece.</summary>
    public const int MaxBytes = 64 << 20;

    private const int Prescanned = 1024;

    /// <summary>The text with <c>\n</c> line ends and without control characters; null, with a diagnostic, if there is none.</summary>
    /// <param name="mayBeEmpty">Whether a file without a text is one with an empty text.</param>
    /// <param name="most">The bytes that it may have.</param>
    public static string? Read(InputFile file, ICollection<Diagnostic> diagnostics, bool mayBeEmpty = false, int most = MaxBytes)
    {
        if (file.TryRead(diagnostics) is not { } content)
            return null;
        var text = "";
        var fault = ArchiveFault(content.Span, most);
        if (fault is null)
        {
            text = Decode(content.Span, file, diagnostics);
            fault = IsBinary(text) ? "this is no text"
                : !mayBeEmpty && text.All(letter => char.IsWhiteSpace(letter) || IsDropped(letter)) ? "the file is empty" : null;
        }
        if (fault is null)
            return string.Concat(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Where(letter => !IsDropped(letter)));
        diagnostics.Add(new Diagnostic(Rules.UnreadableImport, new SourceLocation(file.DisplayPath), fault));
        return null;
    }

    private static string? ArchiveFault(ReadOnlySpan<byte> bytes, int most) => bytes.Length switch
    {
        _ when bytes.Length > most => Invariant($"the file has {Math.Ceiling(bytes.Length / (double)(1 << 20))} MiB; {most >> 20} are the most. Part it"),
        _ when bytes.StartsWith("PK\u0003\u0004"u8) => "this is a ZIP archive. Unpack it, and import what is in it",
        _ when bytes.StartsWith<byte>([0x1F, 0x8B]) => "this is a gzip archive. Unpack it, and import what is in it",
        _ => null,
    };

    private static string Decode(ReadOnlySpan<byte> bytes, InputFile file, ICollection<Diagnostic> diagnostics)
    {
        foreach (var marked in (ReadOnlySpan<Encoding>)[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            if (bytes.StartsWith(marked.Preamble))
                return marked.GetString(bytes[marked.Preamble.Length..]);
        }
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        if (Declared(bytes) is { } declared)
            return declared.GetString(bytes);
        var offset = TextFileReader.FirstInvalidByte(bytes);
        diagnostics.Add(new Diagnostic(Rules.GuessedEncoding, new SourceLocation(file.DisplayPath, 1 + bytes[..offset].Count((byte)'\n'), 1),
            "the text is not UTF-8; it was read as Windows-1252"));
        return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
    }

    /// <summary>The encoding of an XML declaration or a meta element; a wrong claim to be UTF-8 is none.</summary>
    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Prescanned)]);
        foreach (var mark in (ReadOnlySpan<string>)["encoding=", "charset="])
        {
            var at = start.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                continue;
            var name = start[(at + mark.Length)..].TrimStart('"', '\'', ' ').TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
            var declared = string.Concat(name).ToLowerInvariant();
            // Browsers read these as Windows-1252 too.
            var meant = declared is "iso-8859-1" or "latin1" or "us-ascii" or "ascii" ? "windows-1252" : declared;
            if (CodePagesEncodingProvider.Instance.GetEncoding(meant) is { } known)
                return known;
        }
        return null;
    }

    /// <summary>More than one control character in fifty, or any zero.</summary>
    private static bool IsBinary(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 64 * 1024));
        if (start.Contains('\0'))
            return true;
        return start.ToArray().Count(letter => IsDropped(letter) && letter is not ('\uFEFF' or '\r')) * 50 > start.Length;
    }

    /// <summary>What neither XML nor a page may hold.</summary>
    private static bool IsDropped(char letter) =>
        letter is < ' ' and not ('\n' or '\t') or '\u007F' or '\uFEFF' or '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF');
}

/// <summary>The lines of a text, found once: a text may have a hundred thousand places to tell.</summary>
internal sealed class TextLines(string text)
{
    private readonly Lazy<List<int>> _ends = new(() =>
    {
        var ends = new List<int>();
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', end + 1))
            ends.Add(end);
        return ends;
    });

    public string Text => text;

    /// <summary>How many line ends stand before a place.</summary>
    public int Before(int index) => _ends.Value.BinarySearch(index) is var found && found < 0 ? ~found : found;

    /// <summary>Where the line of a place starts.</summary>
    public int StartOf(int index) => Before(index) is > 0 and var line ? _ends.Value[line - 1] + 1 : 0;
}
