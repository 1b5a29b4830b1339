using System.IO.Compression;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Building;

/// <summary>Writes each text a second and a third time, compressed, for hosts that serve such files in its place: <c>index.html.br</c> and
/// <c>index.html.gz</c> beside <c>index.html</c>. Whether a file has them depends on its name alone, so that a build knows which files of an
/// earlier one belong together.</summary>
internal sealed class PrecompressedOutput(IOutputTarget target) : IOutputTarget
{
    private static readonly FrozenSet<string> Texts =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".md", ".webmanifest");

    // Half the time of the best that Brotli can do costs a hundredth of its gain.
    private static readonly BrotliCompressionOptions Brotli = new() { Quality = 5 };
    private static readonly ZLibCompressionOptions GZip = new() { CompressionLevel = 6 };

    public void Write(OutputFile file)
    {
        target.Write(file);
        if (!IsCompressed(file.Path))
            return;
        target.Write(new OutputFile(file.Path + ".br", Compress(file.Content, stream => new BrotliStream(stream, Brotli, leaveOpen: true))));
        target.Write(new OutputFile(file.Path + ".gz", Compress(file.Content, stream => new GZipStream(stream, GZip, leaveOpen: true))));
    }

    public bool Holds(string path) => target.Holds(path) && (!IsCompressed(path) || (target.Holds(path + ".br") && target.Holds(path + ".gz")));

    /// <summary>All three or none: what is kept already could not be written any more.</summary>
    public bool TryKeep(string path)
    {
        if (!Holds(path))
            return false;
        var isKept = target.TryKeep(path);
        if (isKept && IsCompressed(path))
            isKept = target.TryKeep(path + ".br") && target.TryKeep(path + ".gz");
        return isKept;
    }

    private static bool IsCompressed(string path) => Texts.Contains(Path.GetExtension(path));

    private static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> content, Func<Stream, Stream> open)
    {
        var compressed = new MemoryStream();
        using (var stream = open(compressed))
            stream.Write(content.Span);
        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }
}
