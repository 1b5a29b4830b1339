namespace ServiceBlog.Core.Outputs;

/// <summary>
/// Where finished files go as soon as they are made, so that a big site is never in memory as a whole:
/// a staging folder, a preview server's memory, or nowhere. Called from several threads at once, each path once.
/// </summary>
public interface IOutputTarget
{
    void Write(OutputFile file);

    /// <summary>Whether a file of the build before is still there as that build made it. Takes over nothing.</summary>
    bool Holds(string path) => false;

    /// <summary>Takes over a file of the build before as it is. False unless the target <see cref="Holds"/> it: then it has to be written.</summary>
    bool TryKeep(string path) => false;
}
