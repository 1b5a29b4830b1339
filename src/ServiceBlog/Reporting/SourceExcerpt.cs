using Spectre.Console;

namespace ServiceBlog.Reporting;

/// <summary>A source line as it is shown, and the column of the terminal under which the caret stands.</summary>
/// <param name="Text">The line: tabs as spaces, control characters as signs, cut to the width with <c>…</c>.</param>
/// <param name="CaretAt">Columns before the caret.</param>
internal readonly record struct SourceExcerpt(string Text, int CaretAt)
{
    private const int TabWidth = 4;

    /// <param name="column">The place to point at, in UTF-16 code units from 1; past the end means just behind the line.</param>
    public static SourceExcerpt Of(string line, int column, int width)
    {
        var (start, end) = Window(line, column, width);
        var text = new StringBuilder(start > 0 ? "…" : "");
        var cells = text.Length;
        var caretAt = -1;
        var position = start;
        foreach (var rune in line.AsSpan(start, end - start).EnumerateRunes())
        {
            if (position + rune.Utf16SequenceLength >= column && caretAt < 0)
                caretAt = cells;
            cells += Append(text, rune, cells);
            position += rune.Utf16SequenceLength;
        }
        if (end < line.Length)
            text.Append('…');
        return new SourceExcerpt(text.ToString(), caretAt < 0 ? cells : caretAt);
    }

    /// <summary>The part of a long line around the column. Wide letters may make it wrap; that costs no more than beauty.</summary>
    private static (int Start, int End) Window(string line, int column, int width)
    {
        if (line.Length <= width)
            return (0, line.Length);
        var start = Math.Clamp(column - 1 - width / 3, 0, line.Length);
        var end = Math.Min(line.Length, start + width - 2);
        return (Whole(line, start), Whole(line, end));
    }

    /// <summary>Steps back rather than cut a surrogate pair in two.</summary>
    private static int Whole(string line, int index) => index > 0 && index < line.Length && char.IsLowSurrogate(line[index]) ? index - 1 : index;

    private static int Append(StringBuilder text, Rune rune, int cells)
    {
        if (rune.Value == '\t')
        {
            var spaces = TabWidth - cells % TabWidth;
            text.Append(' ', spaces);
            return spaces;
        }
        var shown = Printable.Of(rune).ToString();
        text.Append(shown);
        return shown.GetCellWidth();
    }
}

/// <summary>The lines that diagnostics point at. Diagnostics come in the order of their files, so only the last file is kept.</summary>
internal sealed class SourceLines(Func<string, string?> read)
{
    private const long LargestFile = 16 * 1024 * 1024;
    private string? _file;
    private string[] _lines = [];

    /// <summary>Reads by display path: relative to the working directory, or absolute.</summary>
    public static SourceLines OnDisk(string workingDirectory) => new(displayPath => ReadFromDisk(Path.Combine(workingDirectory, displayPath)));

    /// <summary>A line without its end; null if the file is gone or has no such line by now.</summary>
    public string? Line(string displayPath, int line)
    {
        if (displayPath != _file)
        {
            _file = displayPath;
            _lines = read(displayPath)?.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r') ?? [];
        }
        return line >= 1 && line <= _lines.Length ? _lines[line - 1] : null;
    }

    private static string? ReadFromDisk(string path)
    {
        try
        {
            var file = new FileInfo(path);
            // A pipe or a device might be read without end.
            return file.Exists && file.Length is > 0 and <= LargestFile && FileStatus.IsRegular(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // an excerpt is a courtesy: the diagnostic itself says where
        }
    }
}
