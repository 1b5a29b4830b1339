using ServiceBlog.Core.Content;
using ServiceBlog.Files;

namespace ServiceBlog.Importing.Placing;

/// <summary>Where imported pages go.</summary>
/// <param name="Root">The input folder, full.</param>
/// <param name="Folder">The folder of the pages, relative to it.</param>
internal sealed record ImportTarget(string Root, string Folder)
{
    public PageKind Kind => ContentPath.KindOf(Folder + "/x.md") ?? PageKind.Source;

    /// <summary>Pages that are no entries of a blog go beside its posts; among sources they stay sources.</summary>
    public string FolderOf(ImportedPage page) => page.IsStandalone && Kind == PageKind.Post ? "pages" : Folder;

    /// <param name="into">The folder of the pages as the user named it; null for the sources of the input folder.</param>
    /// <param name="input">The input folder.</param>
    /// <param name="context">Resolves relative paths.</param>
    public static ImportTarget Of(string? into, string input, ShellContext context)
    {
        if (into is null)
            return new ImportTarget(input, "sources");
        var full = context.FullPath(into);
        // "posts" alone means the one of the input folder.
        if (ContentPath.KindOf(into + "/x.md") is not null && !Directory.Exists(full))
            full = Path.Combine(input, into);
        // Compared as the disk sees them: a link within the input folder may lead out of it.
        var (realInput, realFolder) = (RealPath.Of(input), RealPath.Of(full));
        if (!RealPath.IsInside(realFolder, realInput) && !RealPath.AreSame(realFolder, realInput))
            throw new EnvironmentException(
                $"--into {into} is not in the input folder {DisplayPath.Of(input, context.WorkingDirectory)}, so its pages would not be part of the site. "
                + "Name a folder of pages within it, such as --into posts; the input folder of another site is named with --input DIR.");
        var folder = Path.GetRelativePath(realInput, realFolder).Replace(Path.DirectorySeparatorChar, '/');
        return ContentPath.KindOf(folder + "/x.md") is not null
            ? new ImportTarget(input, folder)
            : throw new EnvironmentException($"--into {into} is no folder of pages. Those are sources, posts, topics, pages and guide in the input folder.");
    }

    public string FullPath(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));
}
