namespace ServiceBlog.Files.Publishing;

/// <summary>What an output folder holds before a build: our files, as the manifest knows them, and nothing else.</summary>
internal sealed class PublishedSite
{
    private readonly string _folder;
    private readonly ConcurrentDictionary<string, HashSet<string>> _realFolders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ours = new(StringComparer.Ordinal);
    private readonly List<OutputManifest> _manifests = [];
    private OutputManifest? _ofRecord;

    /// <param name="folder">The output folder.</param>
    /// <param name="known">The paths of the files that an earlier build left, if it kept a record; with them, a damaged manifest can be done without.</param>
    public PublishedSite(string folder, IReadOnlyCollection<string> known)
    {
        _folder = folder;
        foreach (var name in OutputManifest.In(folder))
        {
            var path = Path.Join(folder, name);
            if (OutputManifest.Parse(Disk.Do("read", path, () => FileStatus.ReadRegular(path))) is { } manifest)
                Add(manifest, known);
            else if (known.Count == 0)
            {
                throw new EnvironmentException(
                    $"cannot tell which files in {folder} are ours: {name} is damaged or of another version. "
                    + "Delete the folder if it holds nothing but the published site, and build again.");
            }
        }
    }

    public string FullPath(string path) => Path.Join(_folder, path);

    /// <summary>Whether a file is ours and really there: no link, pipe or folder in its place, and no link on the way to it.</summary>
    public bool Holds(string path) => _ours.Contains(path) && FileStatus.IsRegular(FullPath(path)) && IsInRealFolder(path);

    /// <summary>Whether none of the folders that a path names within the site is a link, which could lead anywhere.</summary>
    public bool IsInRealFolder(string path) => IsRealFolder(path.AsSpan(0, int.Max(path.LastIndexOf('/'), 0)));

    /// <summary>Our files that are not among these.</summary>
    public IEnumerable<string> Without(IReadOnlyDictionary<string, bool> paths) =>
        _ours.Where(path => !paths.ContainsKey(path) && File.Exists(FullPath(path)));

    /// <summary>Our files, as the manifests list them.</summary>
    public IReadOnlySet<string> Paths => _ours;

    public byte[] ManifestOf(IReadOnlyDictionary<string, bool> site) =>
        _ofRecord is { } manifest && _manifests.Count == 0 ? manifest.Format(site, _ours) : OutputManifest.Format([.. site.Keys]);

    /// <summary>Whether the folder holds this manifest and no other.</summary>
    public bool IsList(string manifest) => OutputManifest.In(_folder).SequenceEqual([manifest]);

    /// <summary>Whether a file can be put there: its folder is real, and nothing has its name.</summary>
    public bool HasRoomFor(string path) => IsInRealFolder(path) && !Path.Exists(FullPath(path));

    /// <summary>Whether the folder holds visible files and no list of ours: nothing tells that it is there for a site.</summary>
    /// <exception cref="EnvironmentException">It does.</exception>
    public void CheckPurpose()
    {
        if (!Directory.Exists(_folder) || OutputManifest.In(_folder).Any())
            return;
        var foreign = Foreign([], []).Where(path => !path.StartsWith('.') && !path.StartsWith("lost+found", StringComparison.Ordinal)).ToList();
        if (foreign.Count > 0)
            throw Refusal(foreign, "and nothing that it did");
    }

    /// <summary>Looks for files of others in the places of files of the site.</summary>
    /// <exception cref="EnvironmentException">There are some.</exception>
    public void CheckPlaces(IReadOnlyCollection<string> foreign, IReadOnlyDictionary<string, bool> site)
    {
        if (foreign.Count == 0)
            return;
        var folders = site.Keys.SelectMany(OutputPath.Folders).ToHashSet(StringComparer.Ordinal);
        var inTheWay = foreign.Where(path => site.ContainsKey(path) || folders.Contains(path) || OutputPath.Folders(path).Any(site.ContainsKey)).ToList();
        if (inTheWay.Count > 0)
            throw Refusal(inTheWay, "in the places of files of the site");
    }

    /// <summary>The files and links in the folder that are not ours. A link in the place of a file or folder of ours is none: what it leads to
    /// stays.</summary>
    /// <param name="known">Files that are known for ours although a manifest may not list them any more.</param>
    /// <param name="site">The files of the new site: those that a manifest lists are ours, whatever stands in their places now.</param>
    public IReadOnlyCollection<string> Foreign(IEnumerable<string> known, ICollection<string> site)
    {
        if (!Directory.Exists(_folder))
            return [];
        var ours = new HashSet<string>([.. _ours, .. known, .. _manifests.SelectMany(manifest => manifest.Among(site))], StringComparer.Ordinal);
        var folders = new Lazy<HashSet<string>>(() => [.. ours.SelectMany(OutputPath.Folders)]);
        return FolderWalk.Entries(_folder, path => !OutputManifest.IsManifest(path) && !StagingFolder.IsOwn(path))
            .Where(entry => !ours.Contains(entry.Path) && !(entry.IsLink && folders.Value.Contains(entry.Path)) && !IsLitter(entry.Path))
            .Select(entry => entry.Path)
            .ToList();
    }

    /// <summary>Asks the folder above for all that it holds at once: to ask for each of 10,000 folders took a twentieth of a build after an edit
    /// (30 November 2026).</summary>
    private bool IsRealFolder(ReadOnlySpan<char> folder)
    {
        if (folder.IsEmpty)
            return true;
        var slash = folder.LastIndexOf('/');
        var above = folder[..int.Max(slash, 0)];
        var known = _realFolders.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(above, out var names))
            known[above] = names = IsRealFolder(above) ? FolderWalk.RealFolders(Path.Join(_folder, above)) : [];
        if (names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folder[(slash + 1)..]))
            return true;
        // The disk may spell it otherwise, or keep it in a way that only looks like a link.
        return IsRealFolder(above) && new DirectoryInfo(FullPath(folder.ToString())) is { Exists: true, LinkTarget: null };
    }

    /// <summary>Finds the names of the files that a manifest lists: remembered by the build before, or else on the disk.</summary>
    private void Add(OutputManifest manifest, IReadOnlyCollection<string> known)
    {
        if (manifest.IsOf(known))
        {
            _ours.UnionWith(known);
            _ofRecord = manifest;
            return;
        }
        _manifests.Add(manifest);
        _ours.UnionWith(manifest.Among(FolderWalk.Entries(_folder, _ => true).Select(entry => entry.Path)));
    }

    private EnvironmentException Refusal(List<string> foreign, string where)
    {
        foreign.Sort(StringComparer.Ordinal);
        var more = foreign.Count > 1 ? Invariant($" and {foreign.Count - 1} more") : "";
        return OutputGuard.Refusal(_folder, $"it holds files that ServiceBlog did not write ({foreign[0]}{more}), {where}");
    }

    /// <summary>What file managers leave in every folder they show. It may be lost.</summary>
    private static bool IsLitter(string path) => Path.GetFileName(path) is ".DS_Store" or "Thumbs.db" or "desktop.ini";
}

/// <summary>Compares a file with bytes in memory, by length first and then piece by piece.</summary>
internal static class SameBytes
{
    private const int PieceSize = 64 * 1024;

    public static bool In(string fullPath, ReadOnlySpan<byte> content)
    {
        if (new FileInfo(fullPath).Length != content.Length)
            return false;
        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            using var file = File.OpenHandle(fullPath);
            var position = 0;
            while (position < content.Length)
            {
                var read = RandomAccess.Read(file, piece, position);
                if (read == 0 || !piece.AsSpan(0, read).SequenceEqual(content.Slice(position, Math.Min(read, content.Length - position))))
                    return false;
                position += read;
            }
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false; // what may not be read can be replaced all the same
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}
