using ServiceBlog.Core.Outputs;
using ServiceBlog.Core.Rendering;

namespace ServiceBlog.Core.Building;

/// <summary>Renders a page whose text, title or summary alone was edited, in the site that the last build made, which takes as long as one page takes.
/// It is for showing the page at once: nothing is checked, and other pages may have to change too, so the whole build has to follow.</summary>
public sealed class TextEdits(SiteRenderer renderer, Lazy<BuildDetails?> details, SiteConfig config)
{
    /// <summary>False, and nothing written, if more was edited than those, or if it cannot be rendered.</summary>
    public bool TryRender(InputFile file, IOutputTarget target)
    {
        if (details.Value?.Pages.GetValueOrDefault(file.Path)?.Page is not { } known || known.NotePath != file.NotePath)
            return false;
        var now = PageReader.Read(file, config);
        return now.Page is { } edited
            && now.Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error)
            && PageComparison.LinkAlike(known, edited)
            && TryRender(known, edited, target);
    }

    private bool TryRender(Page known, Page edited, IOutputTarget target)
    {
        try
        {
            return renderer.TryRenderEdited(known, edited, target);
        }
        catch (FileChangedException)
        {
            return false; // It shows the text of a page that was edited too.
        }
    }
}
