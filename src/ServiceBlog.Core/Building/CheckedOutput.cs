using System.Collections.Concurrent;
using System.Diagnostics;
using ServiceBlog.Core.Building.Records;
using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Building;

/// <summary>Shows every file to the checker on its way, also those that are kept from an earlier build.</summary>
/// <param name="target">Where the files go.</param>
/// <param name="checker">Null if nobody checks.</param>
/// <param name="before">The files of the earlier build that the target may still hold.</param>
public sealed class CheckedOutput(IOutputTarget target, SiteChecker? checker, IReadOnlyDictionary<string, FileRecord> before) : IOutputTarget
{
    private readonly ConcurrentDictionary<string, bool> _files = new(StringComparer.Ordinal);
    private long _checking;

    /// <summary>The path of every file of the site; whether it was kept.</summary>
    public IReadOnlyDictionary<string, bool> Files => _files;

    /// <summary>How long the checker took to read the files, over all threads.</summary>
    public TimeSpan CheckTime => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _checking));

    public void Write(OutputFile file)
    {
        _files[file.Path] = false;
        if (checker is not null)
        {
            var start = Stopwatch.GetTimestamp();
            checker.Add(file, before.TryGetValue(file.Path, out var record) ? record.Facts : null);
            Interlocked.Add(ref _checking, Stopwatch.GetTimestamp() - start);
        }
        target.Write(file);
    }

    public bool TryKeep(string path)
    {
        if (!before.TryGetValue(path, out var record) || !target.TryKeep(path))
            return false;
        _files[path] = true;
        checker?.Keep(path, record.Facts);
        return true;
    }
}
