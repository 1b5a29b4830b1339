namespace ServiceBlog.Core.Graph;

/// <summary>A page that the generator makes: the home page, a section, a tag, a year; one page of several if it is long.</summary>
public sealed record ListPage
{
    public required PageKind Kind { get; init; }

    /// <summary>What it lists: <c>posts</c>, a tag's name, a year.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>Decoded path within the site.</summary>
    public required string Path { get; init; }

    /// <summary>For the meta description; empty if there is none.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The pages on this page of the list.</summary>
    public ImmutableArray<Page> Items { get; init; } = [];

    /// <summary>The <c>index.md</c> whose text opens the list, if there is one.</summary>
    public Page? Introduction { get; init; }

    /// <summary>The layout that the <c>index.md</c> chooses, also for the later pages of a divided list.</summary>
    public Located<string>? Layout { get; init; }

    /// <summary>The tag or series whose page this is.</summary>
    public Term? Term { get; init; }

    /// <summary>The argument whose page this is.</summary>
    public SourceThread? Thread { get; init; }

    /// <summary>Null for a list that is not divided.</summary>
    public Pagination? Pagination { get; init; }

    public string Url => UrlPath.Encode(Path);
}
