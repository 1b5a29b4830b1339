namespace ServiceBlog.Core.Config;

/// <summary>The settings of <c>site.yml</c>, with what the command line replaces.</summary>
public sealed record SiteConfig
{
    public string Title { get; init; } = "Untitled site";

    public string Description { get; init; } = "";

    /// <summary>Where the site will be published: absolute, with a closing slash.</summary>
    public Uri BaseUrl { get; init; } = new("http://localhost/");

    /// <summary>A language tag by BCP 47.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether texts get typographic quotation marks, apostrophes, dashes and ellipses.</summary>
    public bool SmartPunctuation { get; init; } = true;

    /// <summary>For dates that name no zone.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    public string? Author { get; init; }

    public Located<string> Theme { get; init; } = new("default", new SourceLocation("site.yml"));

    /// <summary>Pages on one page of a list.</summary>
    public int PageSize { get; init; } = 10;

    /// <summary>Posts in a feed.</summary>
    public int FeedItems { get; init; } = 20;

    /// <summary>Those who write here; asked only if <see cref="ClosedVocabularies"/> says so.</summary>
    public ImmutableArray<string> Authors { get; init; } = [];

    /// <summary>Of <c>tags</c>, <c>topics</c> and <c>authors</c>, those in which an unknown name is an error.</summary>
    public ImmutableArray<string> ClosedVocabularies { get; init; } = [];

    /// <summary>Whether the first mention of a topic in a text becomes a link with its definition.</summary>
    public bool Glossary { get; init; }

    /// <summary>Whether the site has a map of its topics and sources.</summary>
    public bool Map { get; init; }

    public ImmutableArray<MenuItem> Menu { get; init; } = [];

    public CitationStyle Citations { get; init; }

    public CommentSettings Comments { get; init; } = new(Link: null);

    public ExternalLinkSettings ExternalLinks { get; init; } = new();

    public HealthSettings Health { get; init; } = new();

    /// <summary>Whatever the theme wants to know.</summary>
    public YamlMapping? Params { get; init; }

    /// <summary>Severities by the name of their rule, where they differ from the default.</summary>
    public ImmutableDictionary<string, Severity> Severities { get; init; } = ImmutableDictionary<string, Severity>.Empty;

    /// <summary>The path of <see cref="BaseUrl"/>, percent-encoded: <c>/</c>, or <c>/blog/</c>.</summary>
    public string BasePath => BaseUrl.AbsolutePath;
}
