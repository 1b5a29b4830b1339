namespace ServiceBlog.Core.Outputs;

/// <summary>
/// Where finished files go as soon as they are made, so that a big site is never in memory as a whole:
/// a staging folder, a preview server's memory, or nowhere. Called from several threads at once, each path once.
/// </summary>
public interface IOutputTarget
{
    void Write(OutputFile file);
}
