using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Samples;

/// <summary>Writes each file as it comes. The program serviceblog publishes more carefully.</summary>
internal sealed class FolderOutput(string folder) : IOutputTarget
{
    public void Write(OutputFile file)
    {
        var path = Path.Combine(folder, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, file.Content.Span);
    }
}
