using static ServiceBlog.Core.Content.FrontMatterKey;
using static ServiceBlog.Core.Content.FrontMatterTypes;

namespace ServiceBlog.Core.Content;

/// <summary>What a file says of itself between its <c>---</c> lines; absent keys are null or empty. A key is declared in this file alone: a property,
/// its field, and a row of <see cref="Keys"/>. The row tells how the key is read, kept for the next build, described to editors, and under which name
/// themes read it.</summary>
public sealed record FrontMatter
{
    private Located<string>? _title;
    private Located<DateTimeOffset>? _date;
    private Located<DateTimeOffset>? _updated;
    private ImmutableArray<Located<string>> _authors = [];
    private Located<string>? _summary;
    private ImmutableArray<Located<string>> _tags = [];
    private ImmutableArray<Located<string>> _topics = [];
    private ImmutableArray<Located<string>> _series = [];
    private Located<string>? _slug;
    private Located<string>? _permalink;
    private ImmutableArray<Located<string>> _aliases = [];
    private bool _draft;
    private Located<DateTimeOffset>? _expires;
    private Located<string>? _language;
    private Located<string>? _translationKey;
    private Located<string>? _layout;
    private YamlMapping? _params;
    private double? _order;
    private bool _search = true;
    private Origin? _origin;
    private bool _verbatim;
    private ImmutableArray<Relation> _relations = [];
    private ImmutableArray<Located<string>> _related = [];
    private ImmutableArray<Located<string>> _unrelated = [];
    private Located<string>? _parent;
    private ImmutableArray<Located<string>> _synonyms = [];
    private Located<string>? _currentView;
    private Review? _reviewed;
    private Located<string>? _reviewEvery;
    private Located<string>? _replyTo;
    private Located<string>? _url;
    private ImmutableArray<(YamlScalar Key, YamlNode Value)> _extra = [];

    /// <summary>All keys, in the order in which they are read, kept, and listed for editors.</summary>
    internal static ImmutableArray<FrontMatterKey> Keys { get; } =
    [
        Key("title", Text, matter => ref matter._title,
            "The page's name, shown as its first heading, in lists, feeds and search results. Without it, the first # heading of the text."),
        Key("date", DateOrPublished, matter => ref matter._date,
            "When it was written: 2026-11-20, or with a time 2026-11-20T09:30. Without a zone, the site's timeZone.",
            otherName: "published", use: KeyUse.PagesAndComments),
        Key("updated", PlainDate, matter => ref matter._updated, "The last change of substance.", member: "updated"),
        Key("author", Texts, matter => ref matter._authors, "Who wrote it: a name, or a list of names.",
            otherName: "authors", use: KeyUse.PagesAndComments, isRequiredInComments: true, member: "authors"),
        Key("summary", Text, matter => ref matter._summary,
            "One or two sentences for lists, feeds and search results. Without it, the first paragraph.", member: "standfirst"),
        Key("tags", DistinctTexts, matter => ref matter._tags, "What it is about. In a topic: the tags whose pages belong to it."),
        Key("topics", DistinctTexts, matter => ref matter._topics, "Keys of the topics that it belongs to."),
        Key("series", DistinctTexts, matter => ref matter._series, "The series that it is a part of."),
        Key("slug", Name, matter => ref matter._slug, "The last part of its address, instead of the file's name."),
        Key("permalink", Name, matter => ref matter._permalink, "Its whole address within the site: /some/where/."),
        Key("aliases", Texts, matter => ref matter._aliases, "Old addresses, which redirect to it: /old/address/."),
        Key("draft", Flag, matter => ref matter._draft, "true: not published, unless the build is told to (--drafts).",
            use: KeyUse.PagesAndComments, member: "draft"),
        Key("expires", PlainDate, matter => ref matter._expires, "From then on it is not published any more.", use: KeyUse.PagesAndComments),
        Key("language", LanguageTag, matter => ref matter._language, "The language of the text, such as de or pt-BR, where it is not the site's."),
        Key("translationKey", Name, matter => ref matter._translationKey,
            "Joins it with its translations: the same text in each of them, or the key of the original. Files with one path below the folders of their languages need none."),
        Key("layout", Name, matter => ref matter._layout, "The layout that shows it, instead of its kind's."),
        Key("params", ThemeParams, matter => ref matter._params, "Whatever the theme wants to know of this page.", member: "params"),
        Key("order", Number, matter => ref matter._order,
            "Its place among the topics, the pages or in the guide: a number. Those without one follow, in the usual order.", member: "order"),
        Key("search", FlagUnlessFalse, matter => ref matter._search, "false: readers do not find it by searching."),
        Key("origin", SourceOrigin, matter => ref matter._origin, "Sources: where it was first published.", onlyKind: PageKind.Source, member: "origin"),
        Key("verbatim", Flag, matter => ref matter._verbatim, "Sources: true if the text is the source's own, so that quotations from it are checked.",
            onlyKind: PageKind.Source, member: "verbatim"),
        Key("relations", TypedRelations, matter => ref matter._relations, "Posts: what it does with other pages, such as \"- extends: KEY\".",
            onlyKind: PageKind.Post),
        Key("related", DistinctTexts, matter => ref matter._related, "Keys of pages to list first among what to read next."),
        Key("unrelated", DistinctTexts, matter => ref matter._unrelated, "Keys of pages that are never listed as related to it."),
        Key("parent", Name, matter => ref matter._parent, "Topics: the key of the topic above.", onlyKind: PageKind.Topic),
        Key("synonyms", Texts, matter => ref matter._synonyms, "Topics: other names.", onlyKind: PageKind.Topic, member: "synonyms"),
        Key("currentView", Name, matter => ref matter._currentView, "Topics: the key of the page that holds the current view.", onlyKind: PageKind.Topic),
        Key("reviewed", PageReview, matter => ref matter._reviewed, "Who has checked it as it stands. Written by serviceblog review."),
        Key("reviewEvery", Period, matter => ref matter._reviewEvery, "How long a review holds: 6 months."),
        Key("replyTo", Text, matter => ref matter._replyTo, "The file name, without extension, of the comment that it answers.",
            otherName: "reply-to", use: KeyUse.Comments),
        Key("url", AuthorsSite, matter => ref matter._url, "The address of its author's own site.", use: KeyUse.Comments),
    ];

    public Located<string>? Title { get => _title; init => _title = value; }

    public Located<DateTimeOffset>? Date { get => _date; init => _date = value; }

    public Located<DateTimeOffset>? Updated => _updated;

    public ImmutableArray<Located<string>> Authors => _authors;

    public Located<string>? Summary { get => _summary; init => _summary = value; }

    public ImmutableArray<Located<string>> Tags => _tags;

    public ImmutableArray<Located<string>> Topics => _topics;

    public ImmutableArray<Located<string>> Series => _series;

    public Located<string>? Slug => _slug;

    public Located<string>? Permalink => _permalink;

    public ImmutableArray<Located<string>> Aliases => _aliases;

    public bool Draft => _draft;

    public Located<DateTimeOffset>? Expires => _expires;

    /// <summary>A language tag (BCP 47), where it is not the site's.</summary>
    public Located<string>? Language => _language;

    /// <summary>Joins it with its translations.</summary>
    public Located<string>? TranslationKey => _translationKey;

    public Located<string>? Layout { get => _layout; init => _layout = value; }

    /// <summary>Its place among its like; null for the usual one.</summary>
    public double? Order => _order;

    /// <summary>Whether it can be found by searching.</summary>
    public bool Search => _search;

    public Origin? Origin => _origin;

    public bool Verbatim => _verbatim;

    public ImmutableArray<Relation> Relations => _relations;

    public ImmutableArray<Located<string>> Related => _related;

    public ImmutableArray<Located<string>> Unrelated => _unrelated;

    public Located<string>? Parent => _parent;

    public ImmutableArray<Located<string>> Synonyms => _synonyms;

    public Located<string>? CurrentView => _currentView;

    public Review? Reviewed { get => _reviewed; init => _reviewed = value; }

    public Located<string>? ReviewEvery => _reviewEvery;

    public Located<string>? ReplyTo => _replyTo;

    public Located<string>? Url => _url;

    /// <summary>For the theme.</summary>
    public YamlMapping? Params => _params;

    /// <summary>With what the text says of itself.</summary>
    /// <param name="title">Counts where the front matter has none.</param>
    public FrontMatter Completed(Located<string>? title, ImmutableArray<Located<string>> tags)
    {
        if ((title is null || Title is not null) && tags.IsEmpty)
            return this;
        return this with { _title = Title ?? title, _tags = [.. Tags.Concat(tags).DistinctBy(tag => tag.Value.ToLowerInvariant())] };
    }

    /// <summary>What the author wrote for the theme alone.</summary>
    public IEnumerable<YamlNode> ThemeValues => Extra.Select(entry => entry.Value).Concat(Params is { } values ? [values] : []);

    /// <summary>Keys that the content model does not know, kept for the theme.</summary>
    public ImmutableArray<(YamlScalar Key, YamlNode Value)> Extra { get => _extra; init => _extra = value; }

    /// <summary>Reads what <see cref="WriteTo"/> kept for the next build.</summary>
    public static FrontMatter ReadFrom(ByteReader reader, string file)
    {
        var matter = new FrontMatter();
        foreach (var key in Keys)
            key.Restore(reader, file, matter);
        matter._extra = reader.List(file, YamlFormat.ReadEntry);
        return matter;
    }

    public void WriteTo(ByteWriter writer)
    {
        foreach (var key in Keys)
            key.Write(writer, this);
        writer.List(Extra, YamlFormat.WriteEntry);
    }
}

/// <summary>Where a source was first published.</summary>
public sealed record Origin(string Name, Located<string>? Url);

/// <summary>A typed relation to the page with the given key.</summary>
public sealed record Relation(RelationType Type, Located<string> Target);

/// <summary>What a post does with another page.</summary>
public enum RelationType { Discusses, Supports, Disputes, Extends, Updates }
