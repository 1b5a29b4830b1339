using System.Text;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Content;

/// <summary>A file that the site is made of, wherever it lies: on a disk, in memory, in an archive.</summary>
public abstract class InputFile(string path, string displayPath)
{
    /// <summary>Relative to its root (the input folder or the theme), with <c>/</c>, in Unicode form C.</summary>
    public string Path { get; } = path;

    /// <summary>The path as the author knows it, for diagnostics.</summary>
    public string DisplayPath { get; } = displayPath;

    /// <summary>Reads the bytes as they are now.</summary>
    /// <exception cref="IOException">The disk failed, or the file vanished since it was listed.</exception>
    public abstract ReadOnlyMemory<byte> Read();

    /// <summary>Reads the bytes; null with a diagnostic if the file has gone or may not be read.</summary>
    public ReadOnlyMemory<byte>? TryRead(ICollection<Diagnostic> diagnostics)
    {
        try
        {
            return Read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(new Diagnostic(Rules.UnreadableFile, new SourceLocation(DisplayPath), $"cannot read the file: {exception.Message}"));
            return null;
        }
    }

    public static InputFile FromText(string path, string text) => FromBytes(path, Encoding.UTF8.GetBytes(text));

    public static InputFile FromBytes(string path, ReadOnlyMemory<byte> bytes) => new InMemory(path, bytes);

    private sealed class InMemory(string path, ReadOnlyMemory<byte> bytes) : InputFile(path, path)
    {
        public override ReadOnlyMemory<byte> Read() => bytes;
    }
}
