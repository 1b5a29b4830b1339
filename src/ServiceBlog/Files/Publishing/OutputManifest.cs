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
    private const int HashLength = 16; // 64 bits, in hexadecimal digits
    private readonly string _sum;
    private readonly int _count;
    private readonly ReadOnlyMemory<byte>? _lines; // the sorted hashes, each with its line end; null if the list was another version's

    // A build that remembers the paths asks for none of them.
    private readonly Lazy<HashSet<string>> _hashes;

    private OutputManifest(string sum, ReadOnlyMemory<byte> lines)
    {
        (_sum, _count, _lines) = (sum, lines.Span.Count((byte)'\n'), lines);
        _hashes = new(() => [.. LinesOf(lines.Span)]);
    }

    private OutputManifest(string[] paths) => (_sum, _count, _hashes) = (SumOf(paths), paths.Length, new(() => [.. paths.Select(HashOf)]));

    /// <summary>Each part of a site has a list of its own, so that the parts can be put into one folder.</summary>
    public static string NameFor(Shard shard) => shard.IsWhole ? FileName : Invariant($"{FileName}.{shard.Number}-of-{shard.Count}");

    /// <summary>Whether a path of an output folder names a manifest.</summary>
    public static bool IsManifest(string path) => IsOf(path, FileName) || IsOf(path, OldFileName);

    /// <summary>The names of the manifests in an output folder.</summary>
    public static IEnumerable<string> In(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, ".serviceblog-*").Select(path => Path.GetFileName(path)).Where(IsManifest)
        : [];

    public static byte[] Format(IReadOnlyCollection<string> paths) => Encoding.UTF8.GetBytes(
        string.Join('\n', [FirstLine + SumOf(paths), .. paths.AsParallel().Select(HashOf).Order(StringComparer.Ordinal), ""]));

    /// <summary>The same for files of which most are in this manifest: only the others cost something. All of it anew took a twentieth of a build
    /// after an edit of 10,000 posts, of whose search files some have other names then (30 November 2026).</summary>
    /// <param name="site">All files.</param>
    /// <param name="listed">The files of this manifest.</param>
    public byte[] Format(IReadOnlyDictionary<string, bool> site, IReadOnlySet<string> listed)
    {
        if (_lines is not { } lines)
            return Format([.. site.Keys]);
        var gone = listed.Where(path => !site.ContainsKey(path)).ToArray();
        var come = site.Select(file => file.Key).Where(path => !listed.Contains(path)).ToArray();
        var sum = unchecked(ulong.Parse(_sum, NumberStyles.HexNumber, CultureInfo.InvariantCulture) - gone.Aggregate(0UL, AddTo) + come.Aggregate(0UL, AddTo));
        using var manifest = new MemoryStream(lines.Length + ((come.Length + 4) * (HashLength + 1)));
        manifest.Write(Encoding.UTF8.GetBytes(Invariant($"{FirstLine}{sum:x16}\n")));
        var (leftOut, added) = (new Queue<string>(gone.Select(HashOf).Order(StringComparer.Ordinal)), new Queue<string>(come.Select(HashOf)
            .Order(StringComparer.Ordinal)));
        foreach (var range in lines.Span.Split((byte)'\n'))
        {
            var line = lines.Span[range];
            while (added.TryPeek(out var next) && (line.IsEmpty || Compare(next, line) < 0))
                manifest.Write(Encoding.UTF8.GetBytes(added.Dequeue() + "\n"));
            while (leftOut.TryPeek(out var next) && Compare(next, line) < 0)
                leftOut.Dequeue();
            if (!line.IsEmpty && !(leftOut.TryPeek(out var other) && Compare(other, line) == 0))
                manifest.Write(lines.Span[range.Start..(range.End.Value + 1)]);
        }
        return manifest.ToArray();

        static int Compare(string hash, ReadOnlySpan<byte> line)
        {
            Span<byte> bytes = stackalloc byte[HashLength];
            return ((ReadOnlySpan<byte>)bytes[..Encoding.UTF8.GetBytes(hash, bytes)]).SequenceCompareTo(line);
        }
    }

    /// <summary>Null for bytes that are no manifest that a version of this program writes.</summary>
    public static OutputManifest? Parse(ReadOnlyMemory<byte> bytes)
    {
        var end = bytes.Span.IndexOf((byte)'\n');
        if (end < 0 || bytes.Span[^1] != '\n')
            return null;
        var (first, lines) = (Encoding.UTF8.GetString(bytes.Span[..end]), bytes[(end + 1)..]);
        return first.StartsWith(FirstLine, StringComparison.Ordinal) ? new OutputManifest(first[FirstLine.Length..], lines)
            : first == OldFirstLine ? new OutputManifest(LinesOf(lines.Span)) : null;
    }

    /// <summary>Whether it lists these paths and no others.</summary>
    public bool IsOf(IReadOnlyCollection<string> paths) => paths.Count == _count && SumOf(paths) == _sum;

    /// <summary>Those of some paths that it lists.</summary>
    public IEnumerable<string> Among(IEnumerable<string> paths) => paths.Where(path => _hashes.Value.Contains(HashOf(path)));

    /// <param name="lines">Each with its end.</param>
    private static string[] LinesOf(ReadOnlySpan<byte> lines) => Encoding.UTF8.GetString(lines).Split('\n')[..^1];

    private static bool IsOf(string path, string name) =>
        path.StartsWith(name, StringComparison.Ordinal) && (path.Length == name.Length || path[name.Length] == '.');

    private static string HashOf(string path) => Sha256.Hex(Encoding.UTF8.GetBytes(path))[..HashLength];

    private static string SumOf(IEnumerable<string> paths) => paths.Aggregate(0UL, AddTo).ToString("x16", CultureInfo.InvariantCulture);

    private static ulong AddTo(ulong sum, string path) => unchecked(sum + ContentHash.None.With(path.AsSpan()).Low);
}
