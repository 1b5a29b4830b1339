using ServiceBlog.Core.Outputs;
using ServiceBlog.Core.Search;
using ServiceBlog.LinkCheck;

namespace ServiceBlog.Core.Building;

/// <summary>Shows every file to the checker on its way, also those that are kept from an earlier build.</summary>
/// <param name="before">The files of the earlier build that the target may still hold.</param>
public sealed class CheckedOutput(
    IOutputTarget target, SiteChecker? checker, IReadOnlyDictionary<string, FileRecord> before, IProcessorClock? clock) : IOutputTarget
{
    private readonly ConcurrentDictionary<string, bool> _files = new(concurrencyLevel: -1, before.Count, StringComparer.Ordinal);
    private long _checking;
    private TimeSpan _resolving;

    /// <summary>The path of every file of the site; whether it was kept.</summary>
    public IReadOnlyDictionary<string, bool> Files => _files;

    /// <summary>What it cost the checker to read the files and to follow their links.</summary>
    public TimeSpan CheckTime => TimeSpan.FromTicks(Interlocked.Read(ref _checking)) + _resolving;

    /// <summary>Parts of the search index come and go with the words of the site, and nothing links to them.</summary>
    internal static bool IsChecked(string path) => !SearchFiles.IsPart(path);

    public void Write(OutputFile file)
    {
        _files[file.Path] = false;
        if (checker is not null && IsChecked(file.Path))
        {
            ReadOnlyMemory<byte>? known = before.TryGetValue(file.Path, out var record) ? record.Facts : null;
            var start = clock?.OfThread;
            if (file.IsRepetition)
                checker.AddPath(file.Path, known);
            else
                checker.Add(file.Path, file.Content.Span, known);
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
        if (IsChecked(path))
            checker?.Keep(path, record.Facts);
        return true;
    }

    /// <summary>What is wrong with all files together, once all are here; null if nothing is checked.</summary>
    /// <param name="filesBefore">How many files of an earlier build are checked; -1 if there is none.</param>
    public CheckResult? Finish(int filesBefore)
    {
        if (checker is null)
            return null;
        var start = clock?.OfProcess;
        var result = checker.Finish(filesBefore);
        _resolving = clock?.OfProcess - start ?? TimeSpan.Zero;
        return result;
    }

    /// <param name="inputHashes">Of what each file was made, by output path; none for a page.</param>
    public Dictionary<string, FileRecord> ToRecords(IReadOnlyDictionary<string, ContentHash> inputHashes) => _files.ToDictionary(
        file => file.Key,
        file => file.Value && !IsChecked(file.Key)
            ? before[file.Key] : new FileRecord(file.Value ? before[file.Key].InputHash : inputHashes.GetValueOrDefault(file.Key),
            checker?.Encode(file.Key) ?? default),
        StringComparer.Ordinal);
}
