using System.IO.Compression;

namespace ServiceBlog.Importing;

/// <summary>The files of a ZIP archive of images, read from it as they are asked for: nothing is unpacked to the disk. What an archive says of its sizes is
/// believed only as a limit.</summary>
internal static class MediaArchive
{
    private const int MostFiles = 100_000;

    private const long MostBytes = 8L << 30, MostOfOne = 256L << 20;

    public static bool Is(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && File.Exists(path);

    /// <param name="path">Of the archive, full.</param>
    /// <exception cref="EnvironmentException">It is none, or holds more than a site would.</exception>
    public static ImmutableArray<InputFile> Read(string path, string shown)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var entries = archive.Entries.Where(entry => entry.Length > 0 && OutputPath.FaultOf(entry.FullName) is null).ToList();
            if (entries.Count > MostFiles || entries.Exists(entry => entry.Length > MostOfOne) || entries.Sum(entry => entry.Length) > MostBytes)
                throw new EnvironmentException($"--media {shown} holds more than the files of a site: at most {Counted.Number(MostFiles)} of {MostOfOne >> 20} MiB each and {MostBytes >> 30} GiB together. Unpack what the export names, and name that folder.");
            var source = new Source(path);
            return [.. entries.Select(entry => new ArchivedFile(entry.FullName, $"{shown}/{entry.FullName}", entry.Length, source))];
        }
        catch (InvalidDataException exception)
        {
            throw new EnvironmentException($"--media {shown} is no ZIP archive that can be read: {exception.Message}");
        }
    }

    /// <summary>The archive, opened for the first file that is wanted and kept open until the program ends.</summary>
    private sealed class Source(string path)
    {
        private readonly Lazy<Dictionary<string, ZipArchiveEntry>> _entries = new(() => ZipFile.OpenRead(path).Entries
            .DistinctBy(entry => entry.FullName, StringComparer.Ordinal)
            .ToDictionary(entry => entry.FullName, StringComparer.Ordinal));

        public byte[] Read(string name, long length)
        {
            lock (_entries)
            {
                using var stream = _entries.Value.TryGetValue(name, out var entry)
                    ? entry.Open() : throw new FileNotFoundException($"{name} is not in the archive any more");
                var bytes = new byte[length];
                stream.ReadExactly(bytes);
                return stream.ReadByte() < 0 ? bytes : throw new IOException($"{name} is longer than the archive says");
            }
        }
    }

    private sealed class ArchivedFile(string path, string displayPath, long length, Source source) : InputFile(path, displayPath)
    {
        protected override ReadOnlyMemory<byte> ReadBytes()
        {
            try
            {
                return source.Read(Path, length);
            }
            catch (InvalidDataException exception)
            {
                throw new IOException(exception.Message, exception);
            }
        }
    }
}
