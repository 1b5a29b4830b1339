namespace ServiceBlog.Reporting;

/// <summary>
/// The lines that diagnostics point at. Diagnostics come in the order of their files, so only the last file is kept.
/// </summary>
internal sealed class SourceLines(Func<string, string?> read)
{
    private const long LargestFile = 16 * 1024 * 1024;
    private string? _file;
    private string[] _lines = [];

    /// <summary>Reads by display path: relative to the working directory, or absolute.</summary>
    public static SourceLines OnDisk(string workingDirectory) =>
        new(displayPath => ReadFromDisk(Path.Combine(workingDirectory, displayPath)));

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
            return file.Exists && file.Length <= LargestFile ? File.ReadAllText(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // an excerpt is a courtesy: the diagnostic itself says where
        }
    }
}
