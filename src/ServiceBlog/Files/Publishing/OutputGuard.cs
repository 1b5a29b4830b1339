namespace ServiceBlog.Files.Publishing;

/// <summary>
/// Says no to an output folder that is not one, before anything is touched. Publishing replaces a folder as a whole,
/// so a wrong <c>--output</c> must never cost anybody a file.
/// </summary>
internal static class OutputGuard
{
    /// <param name="output">The output folder's real path.</param>
    /// <param name="protectedFolders">What to keep away from.</param>
    public static void Check(string output, IEnumerable<ProtectedFolder> protectedFolders)
    {
        if (Path.GetDirectoryName(output) is null)
            throw Refusal(output, "it is the root of the file system");
        if (File.Exists(output))
            throw Refusal(output, "it is a file");
        foreach (var folder in protectedFolders)
        {
            var real = RealPath.Of(folder.Path);
            if (RealPath.AreSame(output, real))
                throw Refusal(output, $"it is {folder.Description}");
            if (RealPath.IsInside(real, output))
                throw Refusal(output, $"it holds {folder.Description} ({real})");
            if (folder.IsRead && RealPath.IsInside(output, real))
                throw Refusal(output, $"it lies inside {folder.Description} ({real}), so the next build would read its own output");
        }
    }

    public static EnvironmentException Refusal(string output, string reason) =>
        new($"will not publish into {output}: {reason}. Name another folder with --output DIR.");
}

/// <summary>A folder whose loss would be the author's loss.</summary>
/// <param name="Path">Full path; it need not exist.</param>
/// <param name="Description">What it is, for the message: <c>the input folder</c>.</param>
/// <param name="IsRead">The build reads it, so that nothing may be published inside it either.</param>
internal sealed record ProtectedFolder(string Path, string Description, bool IsRead);
