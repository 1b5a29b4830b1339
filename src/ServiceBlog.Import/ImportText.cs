using System.Text.Unicode;
using static System.FormattableString;

namespace ServiceBlog.Import;

/// <summary>
/// The text of a file from elsewhere, in whatever encoding: the one of its byte order mark, else UTF-8 if it is valid,
/// else the one that it declares, else Windows-1252, which is noted. What is no text gives a diagnostic.
/// </summary>
internal static class ImportText
{
    /// <summary>Larger than any export that a blog's own tools write in one piece.</summary>
    public const int MaxBytes = 64 << 20;

    private const int Prescanned = 1024;

    /// <summary>The text with <c>\n</c> line ends and without control characters; null, with a diagnostic, if there is none.</summary>
    public static string? Read(InputFile file, ICollection<Diagnostic> diagnostics)
    {
        if (file.TryRead(diagnostics) is not { } content)
            return null;
        var bytes = content.Span;
        var fault = bytes.Length switch
        {
            > MaxBytes => Invariant($"the file has {bytes.Length >> 20} MiB; export it in pieces of at most {MaxBytes >> 20}"),
            _ when bytes.StartsWith("PK\u0003\u0004"u8) => "this is a ZIP archive. Unpack it, and import what is in it",
            _ when bytes.StartsWith<byte>([0x1F, 0x8B]) => "this is a gzip archive. Unpack it, and import what is in it",
            _ => null,
        };
        var text = fault is null ? Decode(bytes, file, diagnostics) : "";
        if (fault is null && IsBinary(text))
            fault = "this is no text";
        else if (fault is null && string.IsNullOrWhiteSpace(text))
            fault = "the file is empty";
        if (fault is null)
            return Clean(text);
        diagnostics.Add(new Diagnostic(Rules.UnreadableImport, new SourceLocation(file.DisplayPath), fault));
        return null;
    }

    private static string Decode(ReadOnlySpan<byte> bytes, InputFile file, ICollection<Diagnostic> diagnostics)
    {
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith<byte>([0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith<byte>([0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        if (Declared(bytes) is { } declared)
            return declared.GetString(bytes);
        var offset = FirstInvalidByte(bytes);
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
            var name = string.Concat(start[(at + mark.Length)..].TrimStart('"', '\'', ' ').TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'));
            var known = name.ToLowerInvariant() switch
            {
                "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => CodePagesEncodingProvider.Instance.GetEncoding(1252),
                var other => CodePagesEncodingProvider.Instance.GetEncoding(other),
            };
            if (known is not null)
                return known;
        }
        return null;
    }

    private static int FirstInvalidByte(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (offset < bytes.Length && Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
            offset += length;
        return offset;
    }

    /// <summary>More than one control character in fifty, or any zero.</summary>
    private static bool IsBinary(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 64 * 1024));
        if (start.Contains('\0'))
            return true;
        var controls = 0;
        foreach (var letter in start)
            controls += IsDropped(letter) && letter != '\uFEFF' ? 1 : 0;
        return controls * 50 > start.Length;
    }

    private static string Clean(string text)
    {
        var lines = text.Contains('\r', StringComparison.Ordinal)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text;
        if (!lines.Any(IsDropped))
            return lines;
        var clean = new StringBuilder(lines.Length);
        for (var index = 0; index < lines.Length; index++)
        {
            if (!IsDropped(lines[index]))
                clean.Append(lines[index]);
        }
        return clean.ToString();
    }

    /// <summary>What neither XML nor a page may hold.</summary>
    private static bool IsDropped(char letter) =>
        letter is < ' ' and not ('\n' or '\t') or '\u007F' or '\uFEFF' or '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF');
}
