namespace ServiceBlog.Core.Outputs;

/// <summary>
/// Where finished files go as soon as they are made, so that a big site is never in memory as a whole:
/// a staging folder, a preview server's memory, or nowhere. Called from several threads at once, each path once.
/// </summary>
public interface IOutputTarget
{
    void Write(OutputFile file);

    /// <summary>
    /// Takes over a file of the build before as it is. False if it is not there any more as that build made it, or if
    /// there is nothing of a build before: then it has to be written.
    /// </summary>
    bool TryKeep(string path) => false;
}
