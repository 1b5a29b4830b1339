using System.Collections.Concurrent;
using System.Text;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Tests;

/// <summary>Keeps the whole site in memory, by path.</summary>
public sealed class InMemoryOutput : IOutputTarget
{
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _files = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files => _files;

    public void Write(OutputFile file) => _files[file.Path] = file.Content.ToArray();

    /// <summary>A file's text.</summary>
    /// <exception cref="KeyNotFoundException">No such file was written.</exception>
    public string Text(string path) => Encoding.UTF8.GetString(_files[path].Span);
}
