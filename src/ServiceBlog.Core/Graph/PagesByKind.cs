namespace ServiceBlog.Core.Graph;

/// <summary>The pages of a site by their kind, each list in its order. The text above a section's list stands in none.</summary>
public sealed class PagesByKind
{
    /// <param name="newestFirst">The numbers of all pages.</param>
    public PagesByKind(ImmutableArray<Page> pages, int[] newestFirst)
    {
        var all = new List<Page>(pages.Length);
        var (posts, sources, topics, others) = (new List<Page>(pages.Length), new List<Page>(), new List<Page>(), new List<Page>());
        foreach (var number in newestFirst)
        {
            var page = pages[number];
            if (PageAddress.IsSectionIndex(page.SourcePath))
                continue;
            all.Add(page);
            var ofKind = page.Kind switch
            {
                PageKind.Post => posts,
                PageKind.Source => sources,
                PageKind.Topic => topics,
                _ => others,
            };
            ofKind.Add(page);
        }
        NewestFirst = [.. all];
        Posts = [.. posts];
        Sources = [.. sources];
        Topics = [.. topics.Order(PageOrder.ByTitle)];
        Guide = [.. others.Where(page => page.Folder == "guide").Order(PageOrder.ByPath)];
        Standalone = [.. others.Where(page => page.Folder == "pages").Order(PageOrder.ByTitle)];
    }

    /// <summary>Pages of all kinds.</summary>
    public ImmutableArray<Page> NewestFirst { get; }

    /// <summary>Newest first.</summary>
    public ImmutableArray<Page> Posts { get; }

    /// <summary>Newest first.</summary>
    public ImmutableArray<Page> Sources { get; }

    /// <summary>By title.</summary>
    public ImmutableArray<Page> Topics { get; }

    /// <summary>By path.</summary>
    public ImmutableArray<Page> Guide { get; }

    /// <summary>By title.</summary>
    public ImmutableArray<Page> Standalone { get; }
}
