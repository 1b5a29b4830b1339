namespace ServiceBlog.Files;

/// <summary>A path as the author knows it, and as it can be pasted back into the shell.</summary>
internal static class DisplayPath
{
    /// <summary>Relative to the working directory when inside it, else absolute; always with <c>/</c>.</summary>
    public static string Of(string fullPath, string workingDirectory)
    {
        var shown = RealPath.IsInside(fullPath, workingDirectory)
            ? Path.GetRelativePath(workingDirectory, fullPath)
            : fullPath;
        return Path.DirectorySeparatorChar == '/' ? shown : shown.Replace(Path.DirectorySeparatorChar, '/');
    }
}
