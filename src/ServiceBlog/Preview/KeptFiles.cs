using System.Collections.Concurrent;
using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Preview;

/// <summary>
/// Takes what one build makes, on top of the files of the last good one. Nothing of it shows before
/// <see cref="Commit"/>; a build that fails is dropped with this object.
/// </summary>
/// <param name="before">The files of the last good build, by output path.</param>
internal sealed class KeptFiles(ImmutableDictionary<string, ServedFile> before) : IOutputTarget
{
    private readonly ConcurrentDictionary<string, ServedFile> _written = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> _kept = [];

    public void Write(OutputFile file)
    {
        var fingerprint = Fingerprint.Of(file.Content.Span);
        _written[file.Path] = before.TryGetValue(file.Path, out var known) && known.Fingerprint == fingerprint
            ? known
            : new ServedFile(file.Content.ToArray(), fingerprint);
    }

    public bool Holds(string path) => before.ContainsKey(path);

    public bool TryKeep(string path)
    {
        if (!Holds(path))
            return false;
        _kept.Add(path);
        return true;
    }

    /// <summary>The site before with what was written.</summary>
    public ImmutableDictionary<string, ServedFile> Overlay() => before.SetItems(Changed());

    /// <summary>The site after a build that succeeded: what was written and what was kept.</summary>
    public BuiltFiles Commit()
    {
        var changed = Changed();
        var files = before.SetItems(changed);
        if (files.Count == _written.Count + _kept.Count)
            return new BuiltFiles(files, [.. changed.Select(file => file.Key)], []);
        ImmutableArray<string> gone = [.. before.Keys.Except(_kept.Concat(_written.Keys), StringComparer.Ordinal)];
        return new BuiltFiles(files.RemoveRange(gone), [.. changed.Select(file => file.Key)], gone);
    }

    private List<KeyValuePair<string, ServedFile>> Changed() =>
    [
        .. _written.Where(file => !before.TryGetValue(file.Key, out var known) || known.Fingerprint != file.Value.Fingerprint),
    ];
}
