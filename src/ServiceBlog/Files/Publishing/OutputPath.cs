namespace ServiceBlog.Files.Publishing;

/// <summary>The last door before the disk: a path that passes stays inside the output folder on every system. Core reports an author's bad permalink
/// long before; what fails here is our own fault, hence an exception and no diagnostic.</summary>
internal static class OutputPath
{
    private static readonly FrozenSet<string> Devices = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [
            "CON", "PRN", "AUX", "NUL",
            .. from device in (string[])["COM", "LPT"] from number in Enumerable.Range(1, 9) select Invariant($"{device}{number}"),
        ]);

    /// <exception cref="ArgumentException">The path could leave the folder or mean something else than a file of it.</exception>
    public static void Check(string path)
    {
        if (FaultOf(path) is { } fault)
            throw new ArgumentException($"The output path \"{path}\" {fault}.", nameof(path));
    }

    /// <summary>The folders that a path names, from the innermost on.</summary>
    public static IEnumerable<string> Folders(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            yield return path[..slash];
    }

    /// <summary>What is wrong with a path, to follow its name in a sentence; null for a good one.</summary>
    public static string? FaultOf(string path)
    {
        var fault = path switch
        {
            "" => "is empty",
            _ when path.AsSpan().ContainsAnyInRange('\0', '\x1F') || path.AsSpan().ContainsAnyInRange('\x7F', '\x9F') => "holds a control character",
            _ when path.Contains('\\') => "holds a backslash",
            ['/', ..] => "is rooted",
            [_, ':', ..] => "names a drive",
            _ when OutputManifest.IsManifest(path) || StagingFolder.IsOwn(path) => "is the manifest's",
            _ => null,
        };
        // Not LINQ: every file of a big site comes by here.
        foreach (var part in path.AsSpan().Split('/'))
            fault ??= FaultOfPart(path.AsSpan(part));
        return fault;
    }

    private static string? FaultOfPart(ReadOnlySpan<char> part)
    {
        var stem = part.IndexOf('.') is >= 0 and var dot ? part[..dot] : part;
        return part switch
        {
            "" => "has an empty part",
            "." or ".." => "has a part that is no name",
            [.., '.' or ' '] => "has a part that ends in a dot or a space, which Windows drops",
            _ => Devices.GetAlternateLookup<ReadOnlySpan<char>>().Contains(stem.TrimEnd(' ')) ? "names a device of Windows" : null,
        };
    }
}
