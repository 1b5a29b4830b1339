using System.Collections.Immutable;
using System.Globalization;

namespace ServiceBlog.Files.Publishing;

/// <summary>What an output folder holds before a build: our files, as the manifest names them, and nothing else.</summary>
internal sealed class PublishedSite
{
    private readonly ImmutableHashSet<string> _files;
    private readonly ImmutableHashSet<string> _manifest;
    private readonly string _folder;

    private PublishedSite(string folder, ImmutableHashSet<string> manifest, ImmutableHashSet<string> files)
    {
        _folder = folder;
        _manifest = manifest;
        _files = files;
    }

    /// <summary>Our files that are really there, by path relative to the folder, in the letters of the disk.</summary>
    public IReadOnlySet<string> Files => _files;

    /// <exception cref="EnvironmentException">The folder holds files that are not ours.</exception>
    public static PublishedSite Read(string folder)
    {
        if (!Directory.Exists(folder))
            return new PublishedSite(folder, [], []);

        var manifest = ReadManifest(folder);
        var files = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var foreign = new List<string>();
        foreach (var entry in FolderWalk.Entries(folder, path => path != OutputManifest.FileName))
        {
            if (!entry.IsLink && manifest.Contains(entry.Path))
                files.Add(entry.Path);
            else if (!IsLitter(entry.Path))
                foreign.Add(entry.Path);
        }
        if (foreign.Count > 0)
            throw Foreign(folder, foreign);
        return new PublishedSite(folder, manifest, files.ToImmutable());
    }

    public string FullPath(string path) => Path.Combine(_folder, path);

    public bool Holds(string path) => _files.Contains(path);

    /// <summary>Whether the manifest on the disk would be the same for these paths.</summary>
    public bool IsListOf(IReadOnlyCollection<string> paths) =>
        _manifest.SetEquals(paths) && File.Exists(FullPath(OutputManifest.FileName));

    private static ImmutableHashSet<string> ReadManifest(string folder)
    {
        var path = Path.Combine(folder, OutputManifest.FileName);
        if (!File.Exists(path))
            return [];
        return OutputManifest.Parse(Disk.Do("read", path, () => File.ReadAllBytes(path)))
            ?? throw new EnvironmentException(
                $"cannot tell which files in {folder} are ours: {OutputManifest.FileName} is damaged or of another version. "
                + "Delete the folder if it holds nothing but the published site, and build again.");
    }

    private static EnvironmentException Foreign(string folder, List<string> foreign)
    {
        foreign.Sort(StringComparer.Ordinal);
        var more = foreign.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" and {foreign.Count - 1} more") : "";
        return OutputGuard.Refusal(
            folder, $"it holds files that ServiceBlog did not write ({foreign[0]}{more}) and that publishing would delete");
    }

    /// <summary>What file managers leave in every folder they show; nobody misses it.</summary>
    private static bool IsLitter(string path) => Path.GetFileName(path) is ".DS_Store" or "Thumbs.db" or "desktop.ini";
}
