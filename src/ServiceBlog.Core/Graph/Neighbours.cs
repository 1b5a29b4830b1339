namespace ServiceBlog.Core.Graph;

/// <summary>The pages before and after each of its kind, for the kinds that are read in order of time.</summary>
public sealed class Neighbours
{
    private const int None = -1;

    private readonly Page?[] _older;
    private readonly Page?[] _newer;

    /// <param name="pages">Every page, at its number.</param>
    /// <param name="newestFirst">The numbers of all pages.</param>
    public Neighbours(ImmutableArray<Page> pages, int[] newestFirst)
    {
        _older = new Page?[pages.Length];
        _newer = new Page?[pages.Length];
        var (lastPost, lastSource) = (None, None);
        foreach (var number in newestFirst)
        {
            if (PageAddress.IsSectionIndex(pages[number].SourcePath))
                continue;
            if (pages[number].Kind == PageKind.Post)
                Follow(ref lastPost, number, pages);
            else if (pages[number].Kind == PageKind.Source)
                Follow(ref lastSource, number, pages);
        }
    }

    public Page? Older(int number) => _older[number];

    public Page? Newer(int number) => _newer[number];

    private void Follow(ref int newer, int older, ImmutableArray<Page> pages)
    {
        if (newer != None)
        {
            _older[newer] = pages[older];
            _newer[older] = pages[newer];
        }
        newer = older;
    }
}
