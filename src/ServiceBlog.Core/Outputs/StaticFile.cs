namespace ServiceBlog.Core.Outputs;

/// <summary>A file that is published as it is.</summary>
/// <param name="Path">Decoded path within the site.</param>
public sealed record StaticFile(string Path, InputFile File)
{
    public Route Route => new(Path, File.DisplayPath, new SourceLocation(File.DisplayPath), IsCopied: true);
}
