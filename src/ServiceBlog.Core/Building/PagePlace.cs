namespace ServiceBlog.Core.Building;

/// <summary>Files with the name of a page that the theme makes: the home page, a folder's list, the page for unknown addresses.</summary>
internal static class PagePlace
{
    /// <summary>The file without what cannot take effect in its place, which is told.</summary>
    public static ContentFile Check(ContentFile file, ICollection<Diagnostic> diagnostics)
    {
        if (file.Kind == PageKind.Page && file.Key == "404" && file.FrontMatter.Permalink is null)
        {
            diagnostics.Add(new Diagnostic(Rules.UnclearPlace, new SourceLocation(file.DisplayPath, 1, 1),
                "this page is published as /404/, where nobody is sent: web hosts show /404.html for addresses that lead nowhere, which the theme's layout not-found makes. Write the text there, and delete this file"));
        }
        // These layouts show one page's text with what belongs to it; a list has none of that.
        if (!PageAddress.IsSectionIndex(file.Path) || file.FrontMatter.Layout is not { Value: "page" or "post" or "source" or "topic" } layout)
            return file;
        var list = file.Path == "pages/index.md" ? "the home page" : $"the list of {ContentPath.FirstFolder(file.Path)}";
        diagnostics.Add(new Diagnostic(Rules.UnclearPlace, layout.Location,
            $"this file is the text of {list}, which the layout \"{layout.Value}\" cannot show, so it has no effect. Delete this line"));
        return file with { FrontMatter = file.FrontMatter with { Layout = null } };
    }
}
