using System.Collections.Frozen;

namespace ServiceBlog.Files.Publishing;

/// <summary>
/// The last door before the disk: a path that passes stays inside the output folder on every system. Core reports
/// an author's bad permalink long before; what fails here is our own fault, hence an exception and no diagnostic.
/// </summary>
internal static class OutputPath
{
    private static readonly FrozenSet<string> Devices = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9");

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
        if (path.Length == 0)
            return "is empty";
        if (path.AsSpan().ContainsAnyInRange('\0', '\x1F') || path.AsSpan().ContainsAnyInRange('\x7F', '\x9F'))
            return "holds a control character";
        if (path.Contains('\\', StringComparison.Ordinal))
            return "holds a backslash";
        if (path.StartsWith('/'))
            return "is rooted";
        if (path is [_, ':', ..])
            return "names a drive";
        if (OutputManifest.IsManifest(path))
            return "is the manifest's";
        foreach (var part in path.AsSpan().Split('/'))
        {
            if (FaultOfPart(path.AsSpan(part)) is { } fault)
                return fault;
        }
        return null;
    }

    private static string? FaultOfPart(ReadOnlySpan<char> part)
    {
        if (part.Length == 0)
            return "has an empty part";
        if (part is "." or "..")
            return "has a part that is no name";
        if (part[^1] is '.' or ' ')
            return "has a part that ends in a dot or a space, which Windows drops";
        var stem = part.IndexOf('.') is >= 0 and var dot ? part[..dot] : part;
        return Devices.GetAlternateLookup<ReadOnlySpan<char>>().Contains(stem.TrimEnd(' ')) ? "names a device of Windows" : null;
    }
}
