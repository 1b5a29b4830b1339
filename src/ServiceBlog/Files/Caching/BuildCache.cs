using System.Text;
using ServiceBlog.Core.Incremental;
using ServiceBlog.Core.Content;

namespace ServiceBlog.Files.Caching;

/// <summary>
/// What a build leaves on the disk for the next one: the record of what it did, and the states in which it saw and left
/// the files. It may be deleted at any time; one that is damaged or of another version counts as none.
/// </summary>
/// <param name="Record">Null if there is none that can be used.</param>
/// <param name="Inputs">Files that the build read, by full path.</param>
/// <param name="Outputs">Files that it left in the output folder, by path relative to that.</param>
internal sealed record BuildCache(
    BuildRecord? Record, IReadOnlyDictionary<string, KnownFile> Inputs, IReadOnlyDictionary<string, FileStamp> Outputs)
{
    public static readonly BuildCache Empty = new(null, new Dictionary<string, KnownFile>(), new Dictionary<string, FileStamp>());

    /// <param name="path">The cache file's.</param>
    public static BuildCache Load(string path)
    {
        try
        {
            return File.Exists(path) ? BuildCacheFormat.Read(Read(path), record => ReadDetails(path, record)) ?? Empty : Empty;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Empty;
        }
    }

    /// <summary>
    /// Replaces the files, each in one step. Of a build that is killed in between they do not fit together, and the next
    /// build goes without the details.
    /// </summary>
    /// <param name="before">The record that was loaded from there; null if there was none.</param>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public void Save(string path, BuildRecord? before)
    {
        var record = Record ?? throw new InvalidOperationException("there is nothing to keep");
        CacheFolder.Prepare(Path.GetDirectoryName(path)!);
        var head = BuildRecordFormat.EncodeHead(record);
        // Those of the same record are there already.
        var details = ReferenceEquals(record, before) ? Task.CompletedTask : Task.Run(() => SaveDetails(path, record, before, BuildRecordFormat.IdentityOf(head)));
        try
        {
            WholeFile.Write(path, file => BuildCacheFormat.Write(this, head, file));
        }
        finally
        {
            details.GetAwaiter().GetResult(); // A program that ended before would leave half a file.
        }
    }

    private static void SaveDetails(string path, BuildRecord record, BuildRecord? before, ContentHash identity)
    {
        var details = record.Details.Value ?? throw new InvalidOperationException("a damaged record is not kept");
        var changes = DetailsChanges.Between(before?.Details.Value, details);
        if (changes is null)
            WholeFile.Write(DetailsOf(path), file => changes = DetailsFormat.WriteCopy(details, file));
        WholeFile.Write(ChangesOf(path), file => DetailsFormat.WriteChanges(details, changes!, identity, file));
    }

    /// <summary>The greater part, which is needed only if something has changed.</summary>
    private static string DetailsOf(string path) => Path.ChangeExtension(path, ".details");

    private static string ChangesOf(string path) => Path.ChangeExtension(path, ".changes");

    /// <summary>Null if another build has taken a file away; and what it has put there does not fit.</summary>
    private static BuildDetails? ReadDetails(string path, ContentHash record)
    {
        try
        {
            return DetailsFormat.Read(MappedFile.Open(DetailsOf(path)), Read(ChangesOf(path)), record);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        var bytes = GC.AllocateUninitializedArray<byte>((int)file.Length);
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The bytes' content hash of a file in this state, if it is known.</summary>
    public ContentHash? HashOf(string fullPath, FileStamp? stamp) =>
        stamp is { } state && Inputs.TryGetValue(fullPath, out var known) && known.Stamp == state ? known.ContentHash : null;
}

/// <summary>The folder <c>.serviceblog</c> in the working directory. Nothing in it is needed; all of it can be made again.</summary>
internal static class CacheFolder
{
    public const string Name = ".serviceblog";

    /// <summary>The cache of builds of one input into one output.</summary>
    public static string FileOf(string workingDirectory, string input, string output)
    {
        var name = ContentHash.Of(Encoding.UTF8.GetBytes(input)).With(Encoding.UTF8.GetBytes(output));
        return Path.Join(workingDirectory, Name, $"build-{name.High:x16}.cache");
    }

    /// <summary>Makes the folder, and keeps it out of the author's version control.</summary>
    public static void Prepare(string folder)
    {
        Directory.CreateDirectory(folder);
        var ignore = Path.Join(folder, ".gitignore");
        if (!File.Exists(ignore))
            File.WriteAllText(ignore, "*\n");
    }
}

/// <summary>A file that was read before.</summary>
/// <param name="Stamp">Its state then.</param>
/// <param name="ContentHash">Of its bytes then.</param>
internal readonly record struct KnownFile(FileStamp Stamp, ContentHash ContentHash);
