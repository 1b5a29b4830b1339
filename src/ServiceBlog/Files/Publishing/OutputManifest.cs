namespace ServiceBlog.Files.Publishing;

/// <summary>The list of our own files in an output folder, kept inside it so that it goes where the folder goes. A stranger who fetches it from the
/// published site learns no name: a line holds the start of the SHA-256 of a path, and a name that is not known cannot be found from that. The first
/// line holds a sum over all paths, by which a build that remembers them knows them at once. Contents are not in it: whether a file changed is decided
/// by its bytes, and a build that changes a file but adds none leaves the manifest as it is.</summary>
internal sealed class OutputManifest
{
    private const string FileName = ".serviceblog-files";
    private const string FirstLine = "serviceblog-files 1 ";

    /// <summary>What earlier versions wrote: the paths themselves. The next build replaces it.</summary>
    private const string OldFileName = ".serviceblog-manifest";
    private const string OldFirstLine = "serviceblog-manifest 1";

    /// <summary>64 bits, in hexadecimal digits.</summary>
    private const int HashLength = 16;

    private readonly string _sum;
    private readonly int _count;

    // A build that remembers the paths asks for none of them.
    private readonly Lazy<HashSet<string>> _hashes;

    private OutputManifest(string sum, int count, Func<IEnumerable<string>> hashes) =>
        (_sum, _count, _hashes) = (sum, count, new(() => [.. hashes()]));

    /// <summary>Each part of a site has a list of its own, so that the parts can be put into one folder.</summary>
    public static string NameFor(Shard shard) => shard.IsWhole ? FileName : Invariant($"{FileName}.{shard.Number}-of-{shard.Count}");

    /// <summary>Whether a path of an output folder names a manifest.</summary>
    public static bool IsManifest(string path) =>
        IsOf(path, FileName) || IsOf(path, OldFileName);

    /// <summary>The names of the manifests in an output folder.</summary>
    public static IEnumerable<string> In(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, ".serviceblog-*").Select(path => Path.GetFileName(path)).Where(IsManifest)
        : [];

    public static byte[] Format(IReadOnlyCollection<string> paths) => Join(paths, paths.AsParallel().Select(HashOf));

    /// <summary>The same for files of which most are in this manifest: only the others cost something.</summary>
    /// <param name="paths">All files.</param>
    /// <param name="listed">The files of this manifest.</param>
    public byte[] Format(IReadOnlyCollection<string> paths, IReadOnlySet<string> listed)
    {
        var hashes = new HashSet<string>(_hashes.Value);
        hashes.ExceptWith(listed.Except(paths).Select(HashOf));
        hashes.UnionWith(paths.Where(path => !listed.Contains(path)).Select(HashOf));
        return Join(paths, hashes);
    }

    /// <summary>Null for bytes that are no manifest that a version of this program writes.</summary>
    public static OutputManifest? Parse(ReadOnlyMemory<byte> bytes)
    {
        var first = Encoding.UTF8.GetString(bytes.Span[..Math.Max(bytes.Span.IndexOf((byte)'\n'), 0)]);
        if (!bytes.Span.EndsWith("\n"u8))
            return null;
        if (first.StartsWith(FirstLine, StringComparison.Ordinal))
            return new OutputManifest(first[FirstLine.Length..], bytes.Span.Count((byte)'\n') - 1, LinesBelow);
        return first == OldFirstLine ? new OutputManifest(SumOf(LinesBelow()), LinesBelow().Length, () => LinesBelow().Select(HashOf)) : null;

        string[] LinesBelow() => Encoding.UTF8.GetString(bytes.Span).Split('\n')[1..^1];
    }

    /// <summary>Whether it lists these paths and no others.</summary>
    public bool IsOf(IReadOnlyCollection<string> paths) => paths.Count == _count && SumOf(paths) == _sum;

    /// <summary>Those of some paths that it lists.</summary>
    public IEnumerable<string> Among(IEnumerable<string> paths) => paths.Where(path => _hashes.Value.Contains(HashOf(path)));

    private static byte[] Join(IEnumerable<string> paths, IEnumerable<string> hashes) =>
        Encoding.UTF8.GetBytes(string.Join('\n', [FirstLine + SumOf(paths), .. hashes.Order(StringComparer.Ordinal), ""]));

    private static bool IsOf(string path, string name) =>
        path.StartsWith(name, StringComparison.Ordinal) && (path.Length == name.Length || path[name.Length] == '.');

    private static string HashOf(string path) => Sha256.Hex(Encoding.UTF8.GetBytes(path))[..HashLength];

    private static string SumOf(IEnumerable<string> paths) =>
        paths.Aggregate(0UL, (sum, path) => unchecked(sum + ContentHash.None.With(path.AsSpan()).Low)).ToString("x16", CultureInfo.InvariantCulture);
}
