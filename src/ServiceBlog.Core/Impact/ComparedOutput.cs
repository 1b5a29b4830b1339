using System.Collections.Concurrent;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Impact;

/// <summary>Holds each file of a build against an earlier state of the site, and keeps none.</summary>
public sealed class ComparedOutput(EarlierOutput before) : IOutputTarget
{
    private readonly ConcurrentDictionary<string, OutputChange?> _files = new(StringComparer.Ordinal);

    public void Write(OutputFile file) =>
        _files[file.Path] = before.FingerprintOf(file.Path) is not { } known ? OutputChange.Added
            : known == Fingerprint.Of(file.Content.Span) ? null
            : OutputChange.Changed;

    public bool Holds(string path) => before.Holds(path);

    public bool TryKeep(string path)
    {
        if (!Holds(path))
            return false;
        _files[path] = null;
        return true;
    }

    /// <summary>Every file that differs, by path. Complete once the build has ended.</summary>
    public ImmutableSortedDictionary<string, OutputChange> Changes() => _files
        .Where(file => file.Value is not null)
        .Select(file => KeyValuePair.Create(file.Key, file.Value!.Value))
        .Concat(before.Paths.Where(path => !_files.ContainsKey(path)).Select(path => KeyValuePair.Create(path, OutputChange.Removed)))
        .ToImmutableSortedDictionary(StringComparer.Ordinal);
}
