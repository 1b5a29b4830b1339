using System.Text.Unicode;
using static System.FormattableString;

namespace ServiceBlog.Core.Content;

/// <summary>Reads text strictly: UTF-8 or a diagnostic, never a replacement character.</summary>
public static class TextFileReader
{
    private const int MaxBytes = 16 << 20;

    /// <summary>The text without a byte order mark and with <c>\n</c> line ends; null with a diagnostic if there is none.</summary>
    public static string? Read(InputFile file, ICollection<Diagnostic> diagnostics) =>
        ReadUtf8(file, diagnostics) is { } text ? Encoding.UTF8.GetString(text.Span) : null;

    /// <summary>The same as UTF-8, for who wants parts of it.</summary>
    public static ReadOnlyMemory<byte>? ReadUtf8(InputFile file, ICollection<Diagnostic> diagnostics)
    {
        if (file.TryRead(diagnostics) is not { } content)
            return null;
        var bytes = content.Span;
        if (bytes.Length > MaxBytes)
        {
            Report(Rules.FileTooLarge, Invariant($"the file has {bytes.Length >> 20} MiB; a text may have 16"));
            return null;
        }
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            Report(Rules.InvalidEncoding, "the file is UTF-16; save it as UTF-8 (byte 0 starts a UTF-16 byte order mark)");
            return null;
        }
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            content = content[3..];
            bytes = content.Span;
        }
        if (!Utf8.IsValid(bytes))
        {
            var offset = FirstInvalidByte(bytes);
            var line = 1 + bytes[..offset].Count((byte)'\n');
            var column = 1 + Encoding.UTF8.GetCharCount(bytes[(bytes[..offset].LastIndexOf((byte)'\n') + 1)..offset]);
            diagnostics.Add(new Diagnostic(Rules.InvalidEncoding, new SourceLocation(file.DisplayPath, line, column),
                Invariant($"the file is not UTF-8: byte {offset} is 0x{bytes[offset]:X2}. Save it as UTF-8: in most editors under \"Save as\" or \"Encoding\"")));
            return null;
        }
        return bytes.Contains((byte)'\r') ? NormalizeLineEnds(bytes) : content;

        void Report(Rule rule, string message) =>
            diagnostics.Add(new Diagnostic(rule, new SourceLocation(file.DisplayPath, 1, 1), message));
    }

    private static byte[] NormalizeLineEnds(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));

    private static int FirstInvalidByte(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (offset < bytes.Length && Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
            offset += length;
        return offset;
    }
}
