using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Benchmarks.Sites;

/// <summary>Counts the bytes of a site and throws them away; holds every file of the build before.</summary>
public sealed class SiteOutput : IOutputTarget
{
    private long _bytes;

    /// <summary>Written since the start.</summary>
    public long Bytes => _bytes;

    public void Write(OutputFile file) => Interlocked.Add(ref _bytes, file.Content.Length);

    public bool Holds(string path) => true;

    public bool TryKeep(string path) => true;
}
