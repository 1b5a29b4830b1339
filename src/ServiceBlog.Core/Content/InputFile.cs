using System.Runtime.CompilerServices;

namespace ServiceBlog.Core.Content;

/// <summary>A file that the site is made of, wherever it lies: on a disk, in memory, in an archive. It stands for one state of the file: each reader
/// gets the same bytes, or <see cref="FileChangedException"/>. So all parts of a build see the same site, and what a build was made of can be
/// compared with what is there now.</summary>
/// <param name="path">Relative to its root, with <c>/</c>, in Unicode form C.</param>
/// <param name="displayPath">The path as the author knows it.</param>
/// <param name="hash">Of its bytes, if that is known already.</param>
public abstract class InputFile(string path, string displayPath, ContentHash? hash = null)
{
    private StrongBox<ContentHash>? _hash = hash is { } known ? new(known) : null;

    /// <summary>Relative to its root (the input folder or the theme), with <c>/</c>, in Unicode form C.</summary>
    public string Path { get; } = path;

    /// <summary>The path as the author knows it, for diagnostics.</summary>
    public string DisplayPath { get; } = displayPath;

    /// <summary>Its path in a vault, whose files are put into the places of the content model; null if it is part of none.</summary>
    public string? NotePath { get; private init; }

    /// <summary>Of its bytes: as they are known to be, or as they were first read. Null if it was not read yet.</summary>
    public ContentHash? ContentHash => _hash?.Value;

    /// <summary>Reads the bytes.</summary>
    /// <exception cref="IOException">The disk failed, or the file vanished since it was listed.</exception>
    /// <exception cref="FileChangedException">The file holds other bytes now.</exception>
    public ReadOnlyMemory<byte> Read()
    {
        var bytes = ReadBytes();
        var read = Content.ContentHash.Of(bytes.Span);
        var first = Interlocked.CompareExchange(ref _hash, new(read), null);
        return first is null || first.Value == read ? bytes : throw new FileChangedException(this);
    }

    /// <summary>Reads the bytes; null with a diagnostic if the file has gone or may not be read.</summary>
    public ReadOnlyMemory<byte>? TryRead(ICollection<Diagnostic> diagnostics)
    {
        try
        {
            return Read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Report(Rules.UnreadableFile, new SourceLocation(DisplayPath), $"cannot read the file: {exception.Message}");
            return null;
        }
    }

    /// <summary>Of the bytes, which are read only if need be; null if the file has gone or may not be read.</summary>
    public ContentHash? TryHash()
    {
        if (ContentHash is null)
            TryRead(new List<Diagnostic>());
        return ContentHash;
    }

    public static InputFile FromText(string path, string text) => FromBytes(path, Encoding.UTF8.GetBytes(text));

    public static InputFile FromBytes(string path, ReadOnlyMemory<byte> bytes) => new InMemory(path, path, bytes);

    public static InputFile FromBytes(string path, string displayPath, ReadOnlyMemory<byte> bytes) => new InMemory(path, displayPath, bytes);

    /// <summary>The same file with the bytes that it had when they were read.</summary>
    public InputFile As(ReadOnlyMemory<byte> bytes) => new InMemory(Path, DisplayPath, bytes) { NotePath = NotePath };

    /// <summary>The same file by its path from another root.</summary>
    public InputFile At(string path) => new Rerooted(path, this);

    /// <summary>The same file of a vault in its place in the content model.</summary>
    public InputFile AsNote(string path) => new Rerooted(path, this) { NotePath = Path };

    protected abstract ReadOnlyMemory<byte> ReadBytes();

    private sealed class Rerooted(string path, InputFile file) : InputFile(path, file.DisplayPath, file.ContentHash)
    {
        protected override ReadOnlyMemory<byte> ReadBytes() => file.Read();
    }

    private sealed class InMemory(string path, string displayPath, ReadOnlyMemory<byte> bytes) : InputFile(path, displayPath)
    {
        protected override ReadOnlyMemory<byte> ReadBytes() => bytes;
    }
}

/// <summary>A file was written while the site was made from it. What was made so far is neither the site before nor the site after; there is nothing
/// to mend, and the next build will do.</summary>
public sealed class FileChangedException(InputFile file) : Exception($"{file.DisplayPath} was changed during the build; build again");
