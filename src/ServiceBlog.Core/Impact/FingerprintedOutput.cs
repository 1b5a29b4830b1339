using System.Collections.Concurrent;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Impact;

/// <summary>Keeps of each file only what tells it from another.</summary>
public sealed class FingerprintedOutput : IOutputTarget
{
    private readonly ConcurrentDictionary<string, Fingerprint> _files = new(StringComparer.Ordinal);

    public void Write(OutputFile file) => _files[file.Path] = Fingerprint.Of(file.Content.Span);

    /// <summary>The files, for a later build to be held against.</summary>
    public EarlierOutput ToEarlier() =>
        new([.. _files.Keys], _files.ContainsKey, path => _files.TryGetValue(path, out var known) ? known : null);
}
