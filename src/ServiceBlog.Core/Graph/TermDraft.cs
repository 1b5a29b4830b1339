namespace ServiceBlog.Core.Graph;

/// <summary>A term while its pages are gathered.</summary>
internal sealed class TermDraft(string slug)
{
    private readonly ImmutableArray<Page>.Builder _pages = ImmutableArray.CreateBuilder<Page>();
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);

    public string Slug { get; } = slug;

    /// <summary>Adds a page, once for all its names that make this term.</summary>
    public void Add(Page page)
    {
        if (_pages.Count == 0 || _pages[^1] != page)
            _pages.Add(page);
    }

    public void Count(TermName name)
    {
        _uses.TryGetValue(name.Canonical, out var uses);
        _uses[name.Canonical] = uses + name.Uses;
    }

    public Term ToTerm(string folder, Func<string, string?> describe)
    {
        var name = MostFrequentName();
        return new Term(name, $"{folder}{Slug}/", describe(name), _pages.ToImmutable());
    }

    private string MostFrequentName()
    {
        var (best, most) = ("", 0);
        foreach (var (name, uses) in _uses)
        {
            if (uses > most || (uses == most && string.CompareOrdinal(name, best) < 0))
                (best, most) = (name, uses);
        }
        return best;
    }
}
