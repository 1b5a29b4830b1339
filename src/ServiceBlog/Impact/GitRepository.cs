using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ServiceBlog.Impact;

/// <summary>Asks git how files were at some revision. Nothing in the repository is changed.</summary>
internal sealed class GitRepository
{
    private const string LinkMode = "120000";
    private const string ModuleMode = "160000";

    private readonly string _root;

    private GitRepository(string root) => _root = root;

    /// <summary>The repository that a folder lies in; null if there is none, or no git.</summary>
    public static GitRepository? Of(string folder)
    {
        var (code, output, _) = Run(folder, ["rev-parse", "--show-toplevel"]);
        return code == 0 ? new GitRepository(Path.GetFullPath(Encoding.UTF8.GetString(output).TrimEnd('\n', '\r'))) : null;
    }

    /// <summary>The name of a revision's commit; null if there is no such revision.</summary>
    public string? CommitOf(string revision)
    {
        var (code, output, _) = Run(_root, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"]);
        return code == 0 ? Encoding.UTF8.GetString(output).Trim() : null;
    }

    /// <summary>The files below some paths that are not as they were: their bytes then, or null for those that were not there.</summary>
    /// <param name="commit">Its full name.</param>
    /// <param name="fullPaths">Files and folders within the repository.</param>
    public Dictionary<string, ReadOnlyMemory<byte>?> ChangedSince(string commit, IEnumerable<string> fullPaths)
    {
        var paths = fullPaths.Select(path => Path.GetRelativePath(_root, path)).Where(path => !path.StartsWith("..", StringComparison.Ordinal)).ToList();
        var changed = new Dictionary<string, ReadOnlyMemory<byte>?>(StringComparer.Ordinal);
        if (paths.Count == 0)
            return changed;
        var blobs = new List<(string Path, string Hash)>();
        var diff = Texts(RunOrFail(["diff", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv", commit, "--", .. paths]));
        for (var i = 0; i + 1 < diff.Length; i += 2)
        {
            // :OLDMODE NEWMODE OLDHASH NEWHASH STATUS, then the path (git-diff, "Raw output format").
            var fields = diff[i].TrimStart(':').Split(' ');
            var isFile = fields[0] is not (LinkMode or ModuleMode) && fields[0].Any(digit => digit != '0');
            changed[FullPath(diff[i + 1])] = null;
            if (isFile)
                blobs.Add((FullPath(diff[i + 1]), fields[2]));
        }
        foreach (var path in Texts(RunOrFail(["ls-files", "--others", "--exclude-standard", "-z", "--", .. paths])))
            changed[FullPath(path)] = null;
        foreach (var (path, content) in blobs.Select(blob => blob.Path).Zip(Read([.. blobs.Select(blob => blob.Hash)])))
            changed[path] = content;
        return changed;
    }

    /// <summary>The bytes of blobs, in their order.</summary>
    private IEnumerable<ReadOnlyMemory<byte>> Read(ImmutableArray<string> hashes)
    {
        // HASH blob SIZE, a line feed, the bytes, a line feed (git-cat-file, "Batch output").
        ReadOnlyMemory<byte> rest = hashes.IsEmpty ? [] : RunOrFail(["cat-file", "--batch"], string.Concat(hashes.Select(hash => hash + "\n")));
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

    private string FullPath(string path) => Path.GetFullPath(path, _root);

    private byte[] RunOrFail(ImmutableArray<string> arguments, string input = "")
    {
        var (code, output, error) = Run(_root, arguments, input);
        return code == 0 ? output : throw new EnvironmentException($"git {arguments[0]} failed: {error.Trim()}");
    }

    /// <summary>While the answers are read: git would wait for a reader, and we for git.</summary>
    private static async Task WriteAsync(StreamWriter writer, string input)
    {
        await writer.WriteAsync(input).ConfigureAwait(false);
        writer.Close();
    }

    private static ImmutableArray<string> Texts(byte[] output) =>
        [.. Encoding.UTF8.GetString(output).Split('\0', StringSplitOptions.RemoveEmptyEntries)];

    private static (int Code, byte[] Output, string Error) Run(string folder, ImmutableArray<string> arguments, string input = "")
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["LC_ALL"] = "C";
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var written = WriteAsync(process.StandardInput, input);
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            written.GetAwaiter().GetResult();
            process.WaitForExit();
            return (process.ExitCode, output.ToArray(), error.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return (-1, [], $"git cannot be run: {exception.Message}");
        }
    }
}
