namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>Something of which templates can read the texts of pages, or what follows from them.</summary>
public interface IShowsTexts
{
    /// <summary>Whether any of its members may read otherwise, but for those of the whole site.</summary>
    bool MayShow(ChangedTexts changed);

    /// <summary>The same for its members that depend on the whole site.</summary>
    bool MayRelate(ChangedTexts changed);
}
