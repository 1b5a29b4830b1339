namespace ServiceBlog.Import.Placing;

/// <summary>The folder of the pages, relative to the input folder.</summary>
public sealed record ImportTarget(string Folder)
{
    public PageKind Kind => ContentPath.KindOf(Folder + "/x.md") ?? PageKind.Source;

    /// <summary>Pages that are no entries of a blog go beside its posts; among sources they stay sources.</summary>
    public string FolderOf(ImportedPage page) => page.IsStandalone && Kind == PageKind.Post ? "pages" : Folder;
}
