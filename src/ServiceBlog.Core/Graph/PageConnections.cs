namespace ServiceBlog.Core.Graph;

/// <summary>What ties a page to others.</summary>
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
