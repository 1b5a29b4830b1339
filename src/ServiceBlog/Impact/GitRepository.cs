namespace ServiceBlog.Impact;

/// <summary>Asks git how files were at some revision. Nothing in the repository is changed.</summary>
internal sealed class GitRepository(string root)
{
    private const string LinkMode = "120000";
    private const string ModuleMode = "160000";

    /// <summary>The repository that a folder lies in; null if there is none, or no git.</summary>
    public static async Task<GitRepository?> OfAsync(string folder, CancellationToken cancellation)
    {
        var (code, output, _) = await RunAsync(folder, ["rev-parse", "--show-toplevel"], "", cancellation);
        return code == 0 ? new GitRepository(Path.GetFullPath(Encoding.UTF8.GetString(output).TrimEnd('\n', '\r'))) : null;
    }

    /// <summary>Who commits in a folder, by name; null if git does not know.</summary>
    public static async Task<string?> AuthorIn(string folder, CancellationToken cancellation)
    {
        var (_, output, _) = await RunAsync(folder, ["config", "user.name"], "", cancellation);
        var name = UrlPath.Compose(Encoding.UTF8.GetString(output).Trim());
        return name.Length == 0 || name.Any(char.IsControl) ? null : name;
    }

    /// <summary>Makes a folder a repository, unless it lies in one.</summary>
    /// <returns>Whether it is a new one.</returns>
    public static async Task<bool> TryBeginIn(string folder, CancellationToken cancellation) =>
        await OfAsync(folder, cancellation) is null && (await RunAsync(folder, ["init", "--quiet", "--initial-branch=main"], "", cancellation)).Code == 0;

    /// <summary>The name of a revision's commit; null if there is no such revision.</summary>
    public async Task<string?> CommitOfAsync(string revision, CancellationToken cancellation)
    {
        var (code, output, _) = await RunAsync(
            root, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], "", cancellation);
        return code == 0 ? Encoding.UTF8.GetString(output).Trim() : null;
    }

    /// <summary>The files below some paths that are not as they were: their bytes then, or null for those that were not there.</summary>
    /// <param name="fullPaths">Files and folders within the repository.</param>
    public async Task<Dictionary<string, ReadOnlyMemory<byte>?>> ChangedSinceAsync(
        string commit, IEnumerable<string> fullPaths, CancellationToken cancellation)
    {
        var paths = fullPaths.Select(path => Path.GetRelativePath(root, path)).Where(path => !path.StartsWith("..", StringComparison.Ordinal)).ToList();
        var changed = new Dictionary<string, ReadOnlyMemory<byte>?>(StringComparer.Ordinal);
        if (paths.Count == 0)
            return changed;
        var blobs = new List<(string Path, string Hash)>();
        var diff = Texts(await RunOrFailAsync(
            ["diff", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv", commit, "--", .. paths], "", cancellation));
        for (var i = 0; i + 1 < diff.Length; i += 2)
        {
            // :OLDMODE NEWMODE OLDHASH NEWHASH STATUS, then the path (git-diff, "Raw output format").
            var fields = diff[i].TrimStart(':').Split(' ');
            var isFile = fields[0] is not (LinkMode or ModuleMode) && fields[0].Any(digit => digit != '0');
            changed[FullPath(diff[i + 1])] = null;
            if (isFile)
                blobs.Add((FullPath(diff[i + 1]), fields[2]));
        }
        foreach (var path in Texts(await RunOrFailAsync(["ls-files", "--others", "--exclude-standard", "-z", "--", .. paths], "", cancellation)))
            changed[FullPath(path)] = null;
        if (blobs.Count == 0)
            return changed;
        var contents = await RunOrFailAsync(["cat-file", "--batch"], string.Concat(blobs.Select(blob => blob.Hash + "\n")), cancellation);
        foreach (var (path, content) in blobs.Select(blob => blob.Path).Zip(Split(contents, blobs.Select(blob => blob.Hash))))
            changed[path] = content;
        return changed;
    }

    /// <summary>The bytes of blobs, in their order: HASH blob SIZE, a line feed, the bytes, a line feed (git-cat-file, "Batch output").</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> rest, IEnumerable<string> hashes)
    {
        foreach (var hash in hashes)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var head = Encoding.ASCII.GetString(rest.Span[..end]).Split(' ');
            if (head.Length != 3)
                throw new EnvironmentException($"git has lost the object {hash} (a shallow or damaged clone?)");
            var size = int.Parse(head[2], CultureInfo.InvariantCulture);
            yield return rest.Slice(end + 1, size);
            rest = rest[(end + 1 + size + 1)..];
        }
    }

    private string FullPath(string path) => Path.GetFullPath(path, root);

    private async Task<byte[]> RunOrFailAsync(ImmutableArray<string> arguments, string input, CancellationToken cancellation)
    {
        var (code, output, error) = await RunAsync(root, arguments, input, cancellation);
        return code == 0 ? output : throw new EnvironmentException($"git {arguments[0]} failed: {error.Trim()}");
    }

    private static ImmutableArray<string> Texts(byte[] output) =>
        [.. Encoding.UTF8.GetString(output).Split('\0', StringSplitOptions.RemoveEmptyEntries)];

    private static async Task<(int Code, byte[] Output, string Error)> RunAsync(
        string folder, ImmutableArray<string> arguments, string input, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            using var output = new MemoryStream();
            // All at once: git waits for its answers to be read before it reads more.
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await Task.WhenAll(WriteAsync(), process.StandardOutput.BaseStream.CopyToAsync(output, cancellation), error);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, output.ToArray(), await error);

            async Task WriteAsync()
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
                process.StandardInput.Close();
            }
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return (-1, [], $"git cannot be run: {exception.Message}");
        }
    }
}
