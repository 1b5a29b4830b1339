namespace ServiceBlog.Core.Graph;

/// <summary>Finds for each post and source the others that are worth reading next. Pages are compared only if they share something
/// (<see cref="SharedKeys"/>), so the cost grows with the site and not with its square. Made when a theme first asks for a list; safe for threads.</summary>
public sealed class RelatedPages
{
    public const int Most = 6;

    /// <summary>How many pages are looked at for one, at most. What more pages share says too little to be worth the time: the rarest of what a page
    /// has comes first.</summary>
    private const int Budget = 1024;

    private const int LinkWorth = 24;

    /// <summary>Fewer uncommon words may meet by chance.</summary>
    private const int AlikeWords = 4;

    private static readonly IComparer<Term> ByName = Comparer<Term>.Create(static (x, y) => PageOrder.Names.Compare(x.Name, y.Name));

    private readonly PageIndex _index;

    // By identity: the index would hash the path of every page that is met.
    private readonly Dictionary<Page, int> _numbers;

    private readonly PageConnections?[] _connections;
    private readonly PagePins _pins;
    private readonly int[] _age;
    private readonly SharedKeys _shared;

    private readonly Found?[] _found;

    // As many as threads ask at once: each is as large as the site has pages.
    private readonly ConcurrentBag<Scores> _idle = [];

    public RelatedPages(PageIndex index, int[] newestFirst, IReadOnlyDictionary<Page, PageConnections> connections, PagePins pins)
    {
        _index = index;
        _numbers = new Dictionary<Page, int>(index.Pages.Length);
        _pins = pins;
        _connections = new PageConnections?[index.Pages.Length];
        _found = new Found?[index.Pages.Length];
        _age = new int[index.Pages.Length];
        for (var i = 0; i < newestFirst.Length; i++)
        {
            var page = index.Pages[newestFirst[i]];
            _age[newestFirst[i]] = i;
            _numbers.Add(page, newestFirst[i]);
            if (page.Kind is PageKind.Post or PageKind.Source && !page.IsSectionIndex)
                _connections[newestFirst[i]] = connections[page];
        }
        _shared = new SharedKeys(index.Pages, _connections);
    }

    /// <summary>What is pinned, then what fits best; nothing for other kinds of pages but what is pinned.</summary>
    public ImmutableArray<RelatedPage> Of(Page page)
    {
        var number = _index.NumberOf(page);
        // A page is asked when it is rendered, and when it is found out whether it has to be. Two threads find the same.
        return (_found[number] ??= new Found(Find(page, number))).Pages;
    }

    private ImmutableArray<RelatedPage> Find(Page page, int number)
    {
        var pinned = _pins.PinnedTo(page);
        var related = ImmutableArray.CreateBuilder<RelatedPage>(Most);
        foreach (var pin in pinned)
            related.Add(Reasons(page, number, pin, _numbers[pin]) with { IsPinned = true });
        if (_connections[number] is null)
            return related.DrainToImmutable();
        foreach (var found in Best(page, number, pinned))
        {
            if (related.Count >= Most)
                break;
            var other = Reasons(page, number, _index.Pages[found], found);
            if (other.HasReason && other.Page.Edition == page.Edition)
                related.Add(other);
        }
        return related.DrainToImmutable();
    }

    private int[] Best(Page page, int number, ImmutableArray<Page> pinned)
    {
        if (!_idle.TryTake(out var scores))
            scores = new Scores(_connections.Length);
        Score(number, scores);
        Exclude(page, number, pinned, scores);
        var best = scores.TakeBest(Most * 2, _age);
        _idle.Add(scores);
        return best;
    }

    private void Score(int number, Scores scores)
    {
        var visits = 0;
        foreach (var key in _shared.KeysOf(number))
        {
            var pages = _shared.PagesWith(key);
            visits += pages.Length;
            if (visits > Budget)
                break;
            scores.Add(pages, _shared.WorthOf(key));
        }
        var own = _connections[number]!;
        foreach (var link in own.Links)
        {
            if (link.Page is { } target && _numbers[target] is var other && _connections[other] is not null)
                scores.Raise(other, LinkWorth);
        }
        foreach (var linking in own.Backlinks.AsSpan()[..Math.Min(own.Backlinks.Length, Budget)])
        {
            if (_numbers[linking] is var other && _connections[other] is not null)
                scores.Raise(other, LinkWorth);
        }
    }

    /// <summary>Takes out the page itself, what is pinned or vetoed, and what every page lists apart: citations and relations.</summary>
    private void Exclude(Page page, int number, ImmutableArray<Page> pinned, Scores scores)
    {
        var own = _connections[number]!;
        scores.Forget(number);
        foreach (var pin in pinned)
            scores.Forget(_numbers[pin]);
        foreach (var vetoed in _pins.VetoedFor(page))
            scores.Forget(_numbers[vetoed]);
        foreach (var reference in own.References)
            scores.Forget(_numbers[reference.Page]);
        foreach (var citing in own.CitedBy)
            scores.Forget(_numbers[citing]);
        foreach (var (_, target) in own.Relations)
            scores.Forget(_numbers[target]);
        foreach (var (_, relating) in own.RelatedBy)
            scores.Forget(_numbers[relating]);
    }

    private RelatedPage Reasons(Page page, int number, Page other, int otherNumber)
    {
        var (own, theirs) = (_connections[number], _connections[otherNumber]);
        if (own is null || theirs is null)
            return new RelatedPage(other);
        return new RelatedPage(other)
        {
            Cited = BothCited(own.References, theirs.References),
            Topics = Both(own.Topics, theirs.Topics),
            Tags = Both(own.Tags, theirs.Tags, ByName),
            IsLinked = LeadsTo(own, other),
            IsLinking = LeadsTo(theirs, page),
            IsAlike = AreAlike(number, otherNumber),
        };
    }

    private static ImmutableArray<Page> BothCited(ImmutableArray<Reference> own, ImmutableArray<Reference> others)
    {
        if (own.IsEmpty || others.IsEmpty)
            return [];
        var theirs = others.Select(cited => cited.Page).ToHashSet();
        return [.. own.Select(cited => cited.Page).Where(theirs.Contains).Order(PageOrder.ByTitle)];
    }

    // Without LINQ: this runs for every pair that is listed, and a page has a handful of topics and tags.
    private static ImmutableArray<T> Both<T>(ImmutableArray<T> own, ImmutableArray<T> others, IComparer<T>? order = null) where T : class
    {
        ImmutableArray<T>.Builder? both = null;
        foreach (var item in own)
        {
            if (others.Contains(item, ReferenceEqualityComparer.Instance))
                (both ??= ImmutableArray.CreateBuilder<T>()).Add(item);
        }
        if (order is not null)
            both?.Sort(order);
        return both?.DrainToImmutable() ?? [];
    }

    private static bool LeadsTo(PageConnections own, Page page)
    {
        foreach (var link in own.Links.AsSpan())
        {
            if (link.Page == page)
                return true;
        }
        return false;
    }

    private bool AreAlike(int number, int other)
    {
        var own = _shared.KeysOf(number);
        var theirs = _shared.KeysOf(other);
        var (count, i, j) = (0, 0, 0);
        while (count < AlikeWords && i < own.Length && j < theirs.Length)
        {
            if (own[i] == theirs[j] && _shared.IsWord(own[i]))
                count++;
            var isLower = own[i] <= theirs[j];
            if (own[i] >= theirs[j])
                j++;
            if (isLower)
                i++;
        }
        return count == AlikeWords;
    }

    private sealed record Found(ImmutableArray<RelatedPage> Pages);
}
