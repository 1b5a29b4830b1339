namespace ServiceBlog.Core.Content;

/// <summary>A text file as its author wrote it, byte for byte, together with the text that the readers see: without a byte order mark and with
/// <c>\n</c> line ends. What is edited in that text changes in the bytes, and not one byte else.</summary>
public sealed class AuthoredText
{
    private readonly ReadOnlyMemory<byte> _bytes;

    /// <summary>Where in the bytes each character of the text stands, and its end.</summary>
    private readonly int[] _offsets;

    private AuthoredText(ReadOnlyMemory<byte> bytes, string text, int[] offsets, string newLine) =>
        (_bytes, Text, _offsets, NewLine) = (bytes, text, offsets, newLine);

    public string Text { get; }

    /// <summary>How the file ends its first line; <c>\n</c> if it has only one.</summary>
    public string NewLine { get; }

    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Null, with a diagnostic, if the file is not UTF-8 or cannot be read.</summary>
    public static AuthoredText? Read(InputFile file, ICollection<Diagnostic> diagnostics)
    {
        if (file.TryRead(diagnostics) is not { } bytes || TextFileReader.Read(file.As(bytes), diagnostics) is not { } text)
            return null;
        var content = bytes.Span;
        var offsets = new int[text.Length + 1];
        var offset = content.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? 3 : 0;
        string? newLine = null;
        for (var position = 0; position < text.Length; position++)
        {
            offsets[position] = offset;
            if (text[position] == '\n')
            {
                var ending = EndingAt(content, offset);
                newLine ??= ending;
                offset += ending.Length;
            }
            else if (char.IsHighSurrogate(text[position]))
            {
                offsets[++position] = offset; // no edit begins in the midst of a character
                offset += 4;
            }
            else
            {
                offset += text[position] < 0x80 ? 1 : text[position] < 0x800 ? 2 : 3;
            }
        }
        offsets[^1] = offset;
        return new AuthoredText(bytes, text, offsets, newLine ?? "\n");
    }

    /// <summary>The position of a place in the file; -1 if there is none.</summary>
    public int PositionOf(SourceLocation place)
    {
        var start = LineStart(place.Line);
        return start < 0 || place.Column < 1 || start + place.Column - 1 > Text.Length ? -1 : start + place.Column - 1;
    }

    /// <summary>Where a line begins, counted from 1; -1 if the text has not so many.</summary>
    public int LineStart(int line)
    {
        var start = line < 1 ? -1 : 0;
        for (var number = 1; number < line && start >= 0; number++)
        {
            var end = Text.IndexOf('\n', start);
            start = end < 0 ? -1 : end + 1;
        }
        return start;
    }

    /// <summary>The end of the line that a position is on: its <c>\n</c>, or the end of the text.</summary>
    public int LineEnd(int position) => Text.IndexOf('\n', position) is >= 0 and var end ? end : Text.Length;

    /// <summary>Line and column of a position, as editors count them.</summary>
    public SourceLocation Locate(int position, string displayPath)
    {
        var before = Text.AsSpan(0, position);
        return new SourceLocation(displayPath, 1 + before.Count('\n'), position - before.LastIndexOf('\n'));
    }

    /// <summary>The bytes with all edits made. Equal edits are one.</summary>
    /// <exception cref="InvalidOperationException">Two different edits want the same characters.</exception>
    public ReadOnlyMemory<byte> Apply(IEnumerable<TextEdit> edits)
    {
        using var result = new MemoryStream(_bytes.Length);
        var (kept, last) = (0, 0);
        foreach (var edit in edits.Distinct().OrderBy(edit => edit.Start).ThenBy(edit => edit.Length))
        {
            if (edit.Start < last)
                throw new InvalidOperationException(Invariant($"two edits overlap at character {edit.Start} of the text"));
            result.Write(_bytes.Span[kept.._offsets[edit.Start]]);
            result.Write(Encoding.UTF8.GetBytes(edit.Replacement.Replace("\n", NewLine, StringComparison.Ordinal)));
            last = edit.End;
            kept = _offsets[last];
        }
        result.Write(_bytes.Span[kept..]);
        return result.ToArray();
    }

    private static string EndingAt(ReadOnlySpan<byte> content, int offset)
    {
        if (content[offset] == '\n')
            return "\n";
        return offset + 1 < content.Length && content[offset + 1] == '\n' ? "\r\n" : "\r";
    }
}

/// <summary>Puts other characters in the place of some in an <see cref="AuthoredText"/>.</summary>
/// <param name="Start">The first character that goes, in UTF-16 code units.</param>
/// <param name="Length">How many go; 0 to insert.</param>
/// <param name="Replacement">With <c>\n</c> line ends, which become those of the file.</param>
public readonly record struct TextEdit(int Start, int Length, string Replacement)
{
    public int End => Start + Length;
}
