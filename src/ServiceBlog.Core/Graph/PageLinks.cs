using System.Runtime.InteropServices;

namespace ServiceBlog.Core.Graph;

/// <summary>Where the links of one page lead, while the graph is made.</summary>
/// <param name="count">How many links it has.</param>
public sealed class PageLinks(int count)
{
    private const int NoPage = -1;

    private readonly LinkTarget[] _targets = new LinkTarget[count];
    private readonly int[] _pages = new int[count];

    /// <summary>One for each link. What is read here is not to be changed any more.</summary>
    public ImmutableArray<LinkTarget> Targets => ImmutableCollectionsMarshal.AsImmutableArray(_targets);

    /// <summary>The numbers of the pages to which the links lead; negative for those that lead to none.</summary>
    public ReadOnlySpan<int> Pages => _pages;

    /// <summary>Whether a page is shown within this one.</summary>
    public bool HasTransclusions { get; private set; }

    public LinkTarget this[int link] => _targets[link];

    public void SetPage(int link, LinkKind kind, LinkTarget target, int page)
    {
        _targets[link] = target;
        _pages[link] = page;
        HasTransclusions |= kind == LinkKind.Transclusion;
    }

    public void SetOther(int link, LinkTarget target)
    {
        _targets[link] = target;
        _pages[link] = NoPage;
    }

    /// <summary>Lets a link lead to no page; its text and address stay.</summary>
    public void Cut(int link) => SetOther(link, _targets[link] with { Page = null });
}
