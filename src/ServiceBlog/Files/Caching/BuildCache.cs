using ServiceBlog.Core.Building.Records;
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
            return File.Exists(path) ? BuildCacheFormat.Read(path) ?? Empty : Empty;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Empty;
        }
    }

    /// <summary>Replaces the file in one step, so that a build that is killed leaves the old cache or the new one.</summary>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public void Save(string path)
    {
        CacheFolder.Prepare(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, file => BuildCacheFormat.Write(this, file));
    }

    /// <summary>The bytes' fingerprint of a file in this state, if it is known.</summary>
    public Fingerprint? FingerprintOf(string fullPath, FileStamp? stamp) =>
        stamp is { } state && Inputs.TryGetValue(fullPath, out var known) && known.Stamp == state ? known.Fingerprint : null;
}
