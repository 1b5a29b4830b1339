using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Impact;

/// <summary>Holds each file of a build against an earlier state of the site, and keeps none.</summary>
public sealed class ComparedOutput(EarlierOutput before) : IOutputTarget
{
    private readonly ConcurrentDictionary<string, OutputChange?> _files = new(StringComparer.Ordinal);

    public void Write(OutputFile file) =>
        _files[file.Path] = before.HashOf(file.Path) is not { } known ? OutputChange.Added
            : known == ContentHash.Of(file.Content.Span) ? null
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

/// <summary>The files of an earlier state of the site, wherever they are.</summary>
/// <param name="Paths">Of all of them, relative to the site's root.</param>
/// <param name="Holds">Whether a file is still there as that state had it.</param>
/// <param name="HashOf">Of a file's bytes; null if there is no such file.</param>
public sealed record EarlierOutput(IReadOnlyCollection<string> Paths, Func<string, bool> Holds, Func<string, ContentHash?> HashOf);

/// <summary>Keeps of each file only what tells it from another.</summary>
public sealed class HashedOutput : IOutputTarget
{
    private readonly ConcurrentDictionary<string, ContentHash> _files = new(StringComparer.Ordinal);

    public void Write(OutputFile file) => _files[file.Path] = ContentHash.Of(file.Content.Span);

    /// <summary>The files, for a later build to be held against.</summary>
    public EarlierOutput ToEarlier() =>
        new([.. _files.Keys], _files.ContainsKey, path => _files.TryGetValue(path, out var known) ? known : null);
}

/// <summary>What becomes of a published file.</summary>
public enum OutputChange
{
    Changed,
    Added,
    Removed,
}
