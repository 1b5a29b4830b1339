namespace ServiceBlog.Core.Graph;

/// <summary>Gathers pages under the names that they share. Names that make the same slug ("Front line", "front-line") are one term, called as most
/// pages call it.</summary>
public sealed class Taxonomy
{
    private readonly Func<string, string> _canonical;
    private readonly Dictionary<string, Term> _byName;
    private readonly Dictionary<string, Term> _bySlug;

    private Taxonomy(Func<string, string> canonical, Dictionary<string, Term> byName, Dictionary<string, Term> bySlug)
    {
        _canonical = canonical;
        _byName = byName;
        _bySlug = bySlug;
        Terms = [.. bySlug.Values.OrderBy(term => term.Name, PageOrder.Names)];
    }

    /// <summary>By name.</summary>
    public ImmutableArray<Term> Terms { get; }

    /// <param name="pages">In the order in which a term lists them.</param>
    /// <param name="names">The names that a page gives, such as its tags.</param>
    /// <param name="canonical">The name under which a name is published.</param>
    /// <param name="folder">The path under which the terms lie: <c>/tags/</c>.</param>
    /// <param name="diagnostics">Takes the names of which no address can be made; they are left out.</param>
    public static Taxonomy Gather(
        IEnumerable<Page> pages,
        Func<Page, ImmutableArray<Located<string>>> names,
        Func<string, string> canonical,
        string folder,
        Func<string, (string? Label, string? Description)> describe,
        ICollection<Diagnostic> diagnostics)
    {
        // Names are made into slugs once each, not once for each of their pages.
        var byName = new Dictionary<string, TermName?>(StringComparer.Ordinal);
        var bySlug = new Dictionary<string, TermDraft>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            var given = names(page);
            for (var i = 0; i < given.Length; i++)
            {
                if (!byName.TryGetValue(given[i].Value, out var name))
                    byName.Add(given[i].Value, name = NewName(canonical(given[i].Value), bySlug));
                if (name is null)
                {
                    diagnostics.Report(Rules.InvalidAddress, given[i].Location, $"\"{given[i].Value}\" holds no letter or digit to make an address of");
                    continue;
                }
                name.Uses++;
                name.Term.Add(page);
            }
        }
        foreach (var name in byName.Values)
            name?.Term.Count(name);
        var terms = bySlug.Values.ToDictionary(draft => draft.Slug, draft => draft.ToTerm(folder, describe), StringComparer.Ordinal);
        var named = byName.Where(name => name.Value is not null).ToDictionary(name => name.Key, name => terms[name.Value!.Term.Slug], StringComparer.Ordinal);
        return new Taxonomy(canonical, named, terms);
    }

    /// <summary>The terms of several names, each once; without those that no page has.</summary>
    public ImmutableArray<Term> Named(ImmutableArray<Located<string>> names)
    {
        if (names.IsEmpty)
            return [];
        var terms = new Term[names.Length];
        var count = 0;
        for (var i = 0; i < names.Length; i++)
        {
            if (Named(names[i].Value) is { } term && Array.IndexOf(terms, term, 0, count) < 0)
                terms[count++] = term;
        }
        Array.Resize(ref terms, count);
        return ImmutableCollectionsMarshal.AsImmutableArray(terms);
    }

    private Term? Named(string name) => _byName.TryGetValue(name, out var term)
        ? term
        : _bySlug.GetValueOrDefault(UrlPath.Slug(_canonical(name)));

    /// <summary>Null if nothing of the name can stand in an address.</summary>
    private static TermName? NewName(string canonical, Dictionary<string, TermDraft> bySlug)
    {
        var slug = UrlPath.Slug(canonical);
        if (slug.Length == 0)
            return null;
        if (!bySlug.TryGetValue(slug, out var draft))
            bySlug.Add(slug, draft = new TermDraft(slug));
        return new TermName(canonical, draft);
    }
}

/// <summary>A tag or a series: a name that pages share.</summary>
/// <param name="Name">As most of its pages write it.</param>
/// <param name="Title">What readers see: the label of <c>tags.yml</c>, else the name.</param>
/// <param name="Path">Of its own page, decoded, within the site.</param>
/// <param name="Description">Of <c>tags.yml</c>; null if there is none.</param>
/// <param name="Pages">Tags: newest first. Series: oldest first.</param>
public sealed record Term(string Name, string Title, string Path, string? Description, ImmutableArray<Page> Pages)
{
    public bool Equals(Term? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

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

    public void Count(TermName name) => _uses[name.Canonical] = _uses.GetValueOrDefault(name.Canonical) + name.Uses;

    public Term ToTerm(string folder, Func<string, (string? Label, string? Description)> describe)
    {
        // As most pages write it.
        var name = _uses.OrderByDescending(use => use.Value).ThenBy(use => use.Key, StringComparer.Ordinal).First().Key;
        var (label, description) = describe(name);
        return new Term(name, label ?? name, $"{folder}{Slug}/", description, _pages.ToImmutable());
    }
}

/// <summary>A name as pages write it, and what it stands for; found out once, however many pages use it.</summary>
internal sealed class TermName(string canonical, TermDraft term)
{
    public string Canonical { get; } = canonical;

    public TermDraft Term { get; } = term;

    public int Uses { get; set; }
}
