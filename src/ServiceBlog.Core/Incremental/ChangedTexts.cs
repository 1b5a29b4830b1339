namespace ServiceBlog.Core.Incremental;

/// <summary>
/// What has changed since an earlier build, if that is nothing but the texts of some pages and comments: all connections between pages are
/// as they were, so that most of what templates read need not be looked at to know that it is the same.
/// </summary>
public sealed class ChangedTexts
{
    private readonly HashSet<Page> _pages = [];

    // How rare a word is changes with the words of one page, and with that what others that have it are related to.
    private readonly HashSet<uint> _words = [];

    public ChangedTexts(IEnumerable<(Page Before, Page Now)> pages)
    {
        foreach (var (before, now) in pages)
        {
            _pages.Add(now);
            var came = WordsOf(now);
            came.SymmetricExceptWith(WordsOf(before));
            _words.UnionWith(came);
        }
    }

    /// <summary>Whether what a model shows may read otherwise.</summary>
    public bool MayShowIn(ITrackedModel model) => model.Texts.Any(MayShowIn);

    /// <summary>Whether other pages than before may be related to a model.</summary>
    public bool MayRelate(ITrackedModel model) => model.Texts.Any(MayRelate);

    /// <summary>Whether it is one of the changed pages or shows parts of others.</summary>
    private bool MayShowIn(Page page)
    {
        foreach (var link in page.Outline.Links)
        {
            if (link.Kind == LinkKind.Transclusion)
                return true;
        }
        return _pages.Contains(page);
    }

    private bool MayRelate(Page page)
    {
        if (_pages.Contains(page))
            return true;
        var words = page.Words;
        for (var i = 0; _words.Count > 0 && i < words.DistinctiveCount; i++)
        {
            if (_words.Contains(words.DistinctiveAt(i)))
                return true;
        }
        return false;
    }

    private static HashSet<uint> WordsOf(Page page) =>
        [.. Enumerable.Range(0, page.Words.DistinctiveCount).Select(page.Words.DistinctiveAt)];
}
