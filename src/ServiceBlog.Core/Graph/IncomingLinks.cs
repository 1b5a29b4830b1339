namespace ServiceBlog.Core.Graph;

/// <summary>The links and the citations of a site, seen from their ends.</summary>
public sealed class IncomingLinks
{
    private readonly ImmutableArray<Page>[] _linking;
    private readonly ImmutableArray<Page>[] _citing;

    /// <param name="newestFirst">The numbers of all pages.</param>
    /// <param name="links">Of each page, at its number.</param>
    /// <param name="references">What each page cites, at its number.</param>
    public IncomingLinks(PageIndex index, int[] newestFirst, PageLinks[] links, ImmutableArray<Reference>[] references)
    {
        var linking = new PageGroups(index.Pages.Length, capacity: 4 * index.Pages.Length);
        var citing = new PageGroups(index.Pages.Length, capacity: 0);
        foreach (var number in newestFirst)
        {
            var page = index.Pages[number];
            foreach (var target in links[number].Pages)
            {
                if (target >= 0 && target != number)
                    linking.Add(target, page);
            }
            foreach (var reference in references[number])
                citing.Add(index.NumberOf(reference.Page), page);
        }
        _linking = linking.ToArrays();
        _citing = citing.ToArrays();
    }

    /// <summary>The pages whose text links to a page, newest first.</summary>
    public ImmutableArray<Page> LinkingTo(int number) => _linking[number];

    /// <summary>The pages that cite a page, newest first.</summary>
    public ImmutableArray<Page> Citing(int number) => _citing[number];
}
