using ServiceBlog.Core.Building;
using ServiceBlog.Files.Caching;

namespace ServiceBlog.Files;

/// <summary>The folder that a site is built from.</summary>
internal static class InputFolder
{
    /// <exception cref="EnvironmentException">There is no such folder.</exception>
    public static void Check(string folder, string workingDirectory)
    {
        if (Directory.Exists(folder))
            return;
        var shown = DisplayPath.Of(folder, workingDirectory);
        throw new EnvironmentException(File.Exists(folder)
            ? $"the input '{shown}' is a file. Name the folder that holds site.yml with --input DIR."
            : $"there is no input folder '{shown}'. Run the command where that folder lies, or name another with --input DIR.");
    }

    public static FolderContent Read(string folder, string workingDirectory, BuildCache? cache = null)
    {
        Check(folder, workingDirectory);
        return FolderReader.Read(folder, workingDirectory, cache);
    }
}
