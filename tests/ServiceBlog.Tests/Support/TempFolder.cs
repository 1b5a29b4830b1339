using System.Globalization;

namespace ServiceBlog.Tests.Support;

/// <summary>A folder of one test, gone when the test ends.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("serviceblog-test-").FullName;

    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    public string Add(string relative, string text)
    {
        var path = this[relative];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string AddFolder(string relative) => Directory.CreateDirectory(this[relative]).FullName;

    /// <summary>Every file below a folder with its text, by path with <c>/</c>.</summary>
    public static SortedDictionary<string, string> Texts(string folder) => Each(folder, File.ReadAllText);

    /// <summary>Every file below a folder with its inode and time of change: what a rewrite would alter.</summary>
    public static SortedDictionary<string, string> Identities(string folder)
    {
        var inodes = Inodes(folder);
        return Each(folder, file =>
            inodes.GetValueOrDefault(file) + " " + File.GetLastWriteTimeUtc(file).Ticks.ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static SortedDictionary<string, string> Each(string folder, Func<string, string> read)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            found[System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/')] = read(file);
        return found;
    }

    /// <summary>.NET does not tell inodes; <c>ls</c> does, wherever there are any.</summary>
    private static Dictionary<string, string> Inodes(string folder)
    {
        if (OperatingSystem.IsWindows())
            return [];
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToArray();
        if (files.Length == 0)
            return [];
        var listing = ChildProcess.Run("ls", ["-1i", "--", .. files]).Output;
        return listing.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimStart().Split(' ', 2))
            .ToDictionary(parts => parts[1], parts => parts[0], StringComparer.Ordinal);
    }
}
