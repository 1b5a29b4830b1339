namespace ServiceBlog.Core.Content;

/// <summary>What a file says of itself between its <c>---</c> lines. Absent keys are null or empty.</summary>
public sealed record FrontMatter
{
    public Located<string>? Title { get; init; }

    public Located<DateTimeOffset>? Date { get; init; }

    public Located<DateTimeOffset>? Updated { get; init; }

    public ImmutableArray<Located<string>> Authors { get; init; } = [];

    public Located<string>? Summary { get; init; }

    public ImmutableArray<Located<string>> Tags { get; init; } = [];

    /// <summary>Keys of topics.</summary>
    public ImmutableArray<Located<string>> Topics { get; init; } = [];

    public ImmutableArray<Located<string>> Series { get; init; } = [];

    public Located<string>? Slug { get; init; }

    public Located<string>? Permalink { get; init; }

    public ImmutableArray<Located<string>> Aliases { get; init; } = [];

    public bool Draft { get; init; }

    public Located<DateTimeOffset>? Expires { get; init; }

    public Located<string>? Layout { get; init; }

    /// <summary>A language tag (BCP 47), where it is not the site's.</summary>
    public Located<string>? Language { get; init; }

    public Origin? Origin { get; init; }

    /// <summary>The body is the captured text itself.</summary>
    public bool Verbatim { get; init; }

    public ImmutableArray<Relation> Relations { get; init; } = [];

    /// <summary>Keys of the pages that are to be listed as related, before all that are found.</summary>
    public ImmutableArray<Located<string>> Related { get; init; } = [];

    /// <summary>Keys of the pages that are never to be listed as related.</summary>
    public ImmutableArray<Located<string>> Unrelated { get; init; } = [];

    /// <summary>A topic's parent, by key.</summary>
    public Located<string>? Parent { get; init; }

    /// <summary>A topic's other names.</summary>
    public ImmutableArray<Located<string>> Synonyms { get; init; } = [];

    /// <summary>The page that holds the current view of a topic, by key.</summary>
    public Located<string>? CurrentView { get; init; }

    public Review? Reviewed { get; init; }

    /// <summary>How long a review holds, as written: <c>6 months</c>.</summary>
    public Located<string>? ReviewEvery { get; init; }

    /// <summary>Of a comment: the file name of the one that it answers.</summary>
    public Located<string>? ReplyTo { get; init; }

    /// <summary>Of a comment: its author's site.</summary>
    public Located<string>? Url { get; init; }

    /// <summary>Keys that the content model does not know, kept for the theme.</summary>
    public ImmutableArray<(YamlScalar Key, YamlNode Value)> Extra { get; init; } = [];
}
