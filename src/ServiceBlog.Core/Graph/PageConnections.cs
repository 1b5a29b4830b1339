namespace ServiceBlog.Core.Graph;

/// <summary>How a page is connected with others.</summary>
public sealed record PageConnections
{
    public static readonly PageConnections None = new();

    /// <summary>Where its links lead, one for each of <see cref="MarkupOutline.Links"/>.</summary>
    public ImmutableArray<LinkTarget> Links { get; init; } = [];

    public ImmutableArray<Term> Tags { get; init; } = [];

    public ImmutableArray<Page> Topics { get; init; } = [];

    public ImmutableArray<SeriesPlace> Series { get; init; } = [];

    /// <summary>What it cites, in the order that the site's style asks for.</summary>
    public ImmutableArray<Reference> References { get; init; } = [];

    /// <summary>The pages that cite it, newest first.</summary>
    public ImmutableArray<Page> CitedBy { get; init; } = [];

    /// <summary>Its parts that others cite, in the order of its headings, then of its other anchors.</summary>
    public ImmutableArray<CitedAnchor> CitedAnchors { get; init; } = [];

    /// <summary>The pages whose text links to it in any form, newest first.</summary>
    public ImmutableArray<Page> Backlinks { get; init; } = [];

    public ImmutableArray<(RelationType Type, Page Page)> Relations { get; init; } = [];

    public ImmutableArray<(RelationType Type, Page Page)> RelatedBy { get; init; } = [];

    /// <summary>Of a source that others answer.</summary>
    public SourceThread? Thread { get; init; }

    /// <summary>What readers say, in order of time, each answer below what it answers.</summary>
    public ImmutableArray<Comment> Comments { get; init; } = [];

    /// <summary>The next older page of its kind.</summary>
    public Page? Previous { get; init; }

    /// <summary>The next newer page of its kind.</summary>
    public Page? Next { get; init; }

    /// <summary>For topics.</summary>
    public TopicConnections? Topic { get; init; }
}

/// <summary>What belongs to a topic.</summary>
/// <param name="Posts">Commentary, newest first.</param>
/// <param name="Sources">Newest first.</param>
/// <param name="Children">By title.</param>
public sealed record TopicConnections(
    ImmutableArray<Page> Posts,
    ImmutableArray<Page> Sources,
    Page? Parent,
    ImmutableArray<Page> Children,
    Page? CurrentView)
{
    /// <summary>The years from which it has posts or sources, oldest first; those between that have none are left out.</summary>
    public ImmutableArray<TopicYear> Years { get; } = TopicYear.Of(Posts, Sources);
}

/// <summary>How much a topic has from one year.</summary>
public readonly record struct TopicYear(int Year, int Posts, int Sources)
{
    /// <returns>Oldest first; undated pages are of no year.</returns>
    public static ImmutableArray<TopicYear> Of(ImmutableArray<Page> posts, ImmutableArray<Page> sources) =>
    [
        .. posts.Select(post => (post.Date?.Year, IsPost: true)).Concat(sources.Select(source => (source.Date?.Year, IsPost: false)))
            .Where(dated => dated.Year is not null).GroupBy(dated => dated.Year!.Value).OrderBy(year => year.Key)
            .Select(year => new TopicYear(year.Key, year.Count(dated => dated.IsPost), year.Count(dated => !dated.IsPost))),
    ];
}

/// <summary>A page's place in a series.</summary>
/// <param name="Index">From 0, in <see cref="Term.Pages"/>.</param>
public sealed record SeriesPlace(Term Series, int Index);

/// <summary>A page that another cites, and where.</summary>
/// <param name="Name">By which the text cites it.</param>
/// <param name="Number">Its place among the references, from 1.</param>
/// <param name="Anchors">The cited headings, in the order of their first citation; empty if only the whole is cited.</param>
/// <param name="Citations">The first link of each citation that names it: indexes into <see cref="MarkupOutline.Links"/>; empty for a source to which
/// the page only links.</param>
public sealed record Reference(Page Page, string Name, int Number, ImmutableArray<Heading> Anchors, ImmutableArray<int> Citations);

/// <summary>A heading or another element of a page that others cite.</summary>
/// <param name="Id">The element's.</param>
/// <param name="Text">The heading's text; the id of any other element.</param>
/// <param name="By">Newest first, each page once.</param>
public sealed record CitedAnchor(string Id, string Text, ImmutableArray<CitingPlace> By);

/// <summary>Where a page cites another.</summary>
/// <param name="Link">The citation's place among the page's links.</param>
public sealed record CitingPlace(Page Page, int Link);

/// <summary>The ids by which a place in a text is reached at which it cites something.</summary>
public static class CitationAnchor
{
    /// <param name="link">The citation's place among the links of its text.</param>
    public static string Of(int link) => string.Create(CultureInfo.InvariantCulture, $"_cite-{link + 1}");
}
