namespace ServiceBlog.Files;

/// <summary>The folder that a site is built from.</summary>
internal static class InputFolder
{
    public static FolderContent Read(string folder, string workingDirectory)
    {
        if (Directory.Exists(folder))
            return FolderReader.Read(folder, workingDirectory);

        var shown = DisplayPath.Of(folder, workingDirectory);
        throw new EnvironmentException(File.Exists(folder)
            ? $"the input '{shown}' is a file. Name the folder that holds site.yml with --input DIR."
            : $"there is no input folder '{shown}'. Run the command where that folder lies, or name another with --input DIR.");
    }
}
