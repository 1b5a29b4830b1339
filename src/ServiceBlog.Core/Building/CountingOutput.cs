using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Building;

/// <summary>Counts the files on their way.</summary>
public sealed class CountingOutput(IOutputTarget target) : IOutputTarget
{
    private int _count;

    public int Count => _count;

    public void Write(OutputFile file)
    {
        Interlocked.Increment(ref _count);
        target.Write(file);
    }
}
