using System.Collections.Concurrent;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>A published site that the next build may keep files of.</summary>
internal sealed class KeptOutput(IReadOnlyDictionary<string, byte[]> before) : IOutputTarget
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private int _written;

    public IReadOnlyDictionary<string, byte[]> Files => _files;

    public int Written => _written;

    public void Write(OutputFile file)
    {
        Interlocked.Increment(ref _written);
        _files[file.Path] = file.Content.ToArray();
    }

    public bool Holds(string path) => before.ContainsKey(path);

    public bool TryKeep(string path)
    {
        if (!before.TryGetValue(path, out var content))
            return false;
        _files[path] = content;
        return true;
    }
}
