using System.Text.Unicode;

namespace ServiceBlog.Core.Content;

/// <summary>Reads text strictly: UTF-8 or a diagnostic, never a replacement character.</summary>
public static class TextFileReader
{
    /// <summary>The text without a byte order mark and with <c>\n</c> line ends; null with a diagnostic if there is none.</summary>
    public static string? Read(InputFile file, ICollection<Diagnostic> diagnostics, ContentLimits? limits = null) =>
        ReadUtf8(file, diagnostics, limits) is { } text ? Encoding.UTF8.GetString(text.Span) : null;

    /// <summary>The same as UTF-8, for who wants parts of it.</summary>
    public static ReadOnlyMemory<byte>? ReadUtf8(InputFile file, ICollection<Diagnostic> diagnostics, ContentLimits? limits = null)
    {
        limits ??= ContentLimits.Usual;
        if (file.TryRead(diagnostics) is not { } content)
            return null;
        var bytes = content.Span;
        if (bytes.Length > limits.Bytes)
        {
            Report(Rules.FileTooLarge, Invariant($"the file has {bytes.Length / 1_048_576.0:0.0} MiB; {limits.Bytes >> 20} are the most{limits}"));
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
            diagnostics.Report(Rules.InvalidEncoding, new SourceLocation(file.DisplayPath, line, column),
                Invariant($"the file is not UTF-8: byte {offset} is 0x{bytes[offset]:X2}. Save it as UTF-8: in most editors under \"Save as\" or \"Encoding\""));
            return null;
        }
        return bytes.Contains((byte)'\r') ? NormalizeLineEnds(bytes) : content;

        void Report(Rule rule, string message) =>
            diagnostics.Report(rule, new SourceLocation(file.DisplayPath, 1, 1), message);
    }

    private static byte[] NormalizeLineEnds(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));

    public static int FirstInvalidByte(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (offset < bytes.Length && Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == OperationStatus.Done)
            offset += length;
        return offset;
    }
}

/// <summary>Control characters but for tabs and line ends: most come from a terminal or a damaged export, no reader sees them, and HTML and XML do
/// not allow them. Each is replaced by U+FFFD, as CommonMark asks for U+0000, so that a text keeps its length.</summary>
internal static class ControlCharacters
{
    private const char Replacement = '\uFFFD';

    /// <summary>Before the continuation byte of U+0080 to U+00BF in UTF-8.</summary>
    private const byte Lead = 0xC2;

    private static readonly SearchValues<char> All = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(character => char.IsControl(character) && character is not ('\t' or '\n' or '\r'))]);

    private static readonly SearchValues<byte> Bytes = SearchValues.Create(
        [.. Enumerable.Range(0, 0x80).Where(code => All.Contains((char)code)).Select(code => (byte)code)]);

    /// <summary>The text without them; every line end is a line feed.</summary>
    public static string Replace(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (!text.AsSpan().ContainsAny(All))
            return text;
        return string.Create(text.Length, text, static (copy, text) =>
        {
            text.CopyTo(copy);
            copy.ReplaceAny(All, Replacement);
        });
    }

    /// <summary>The text without them, and one diagnostic for all that it has.</summary>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> text, string file, ICollection<Diagnostic> diagnostics)
    {
        if (!IsIn(text.Span))
            return text;
        var written = Encoding.UTF8.GetString(text.Span);
        var first = written.AsSpan().IndexOfAny(All);
        var before = written.AsSpan(0, first);
        var others = written.Count(All.Contains) - 1;
        diagnostics.Report(Rules.ControlCharacter, new SourceLocation(file, 1 + before.Count('\n'), first - before.LastIndexOf('\n')),
            Invariant($"here stands the control character U+{(int)written[first]:X4}{(others == 0 ? "" : Invariant($", and {others} more below"))}; it is published as \uFFFD. Delete it"));
        return Encoding.UTF8.GetBytes(Replace(written));
    }

    private static bool IsIn(ReadOnlySpan<byte> text)
    {
        if (text.ContainsAny(Bytes))
            return true;
        for (var lead = text.IndexOf(Lead); lead >= 0 && lead + 1 < text.Length; lead = text.IndexOf(Lead))
        {
            if (text[lead + 1] < 0xA0)
                return true;
            text = text[(lead + 2)..];
        }
        return false;
    }
}
