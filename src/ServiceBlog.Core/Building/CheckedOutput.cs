using System.Collections.Concurrent;
using ServiceBlog.Core.Building.Records;
using ServiceBlog.LinkCheck;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Building;

/// <summary>Shows every file to the checker on its way, also those that are kept from an earlier build.</summary>
/// <param name="target">Where the files go.</param>
/// <param name="checker">Null if nobody checks.</param>
/// <param name="before">The files of the earlier build that the target may still hold.</param>
/// <param name="clock">Measures the check; null if nobody wants to know.</param>
public sealed class CheckedOutput(
    IOutputTarget target, SiteChecker? checker, IReadOnlyDictionary<string, FileRecord> before, IProcessorClock? clock) : IOutputTarget
{
    private readonly ConcurrentDictionary<string, bool> _files = new(concurrencyLevel: -1, before.Count, StringComparer.Ordinal);
    private long _checking;

    /// <summary>The path of every file of the site; whether it was kept.</summary>
    public IReadOnlyDictionary<string, bool> Files => _files;

    /// <summary>What it cost the checker to read the files.</summary>
    public TimeSpan CheckTime => TimeSpan.FromTicks(Interlocked.Read(ref _checking));

    public void Write(OutputFile file)
    {
        _files[file.Path] = false;
        if (checker is not null)
        {
            var start = clock?.OfThread;
            checker.Add(file.Path, file.Content.Span, before.TryGetValue(file.Path, out var record) ? record.Facts : null);
            if (clock?.OfThread - start is { } spent)
                Interlocked.Add(ref _checking, spent.Ticks);
        }
        target.Write(file);
    }

    public bool Holds(string path) => before.ContainsKey(path) && target.Holds(path);

    public bool TryKeep(string path)
    {
        if (!before.TryGetValue(path, out var record) || !target.TryKeep(path))
            return false;
        _files[path] = true;
        checker?.Keep(path, record.Facts);
        return true;
    }
}
