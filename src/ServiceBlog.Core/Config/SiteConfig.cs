using System.Net;

namespace ServiceBlog.Core.Config;

/// <summary>The settings of <c>site.yml</c>, with what the command line replaces.</summary>
public sealed record SiteConfig
{
    private const string Untitled = "Untitled site";

    public string Title { get; init; } = Untitled;

    public string Description { get; init; } = "";

    /// <summary>Where the site will be published: absolute, with a closing slash.</summary>
    public Uri BaseUrl { get; init; } = new("http://localhost/");

    /// <summary>A language tag by BCP 47.</summary>
    public string Language => WrittenLanguage.Value;

    /// <summary>The same with the place where it was chosen.</summary>
    public Located<string> WrittenLanguage { get; init; } = new("en", new SourceLocation("site.yml"));

    /// <summary>The languages besides the first.</summary>
    public ImmutableArray<SiteLanguage> OtherLanguages { get; init; } = [];

    /// <summary>All languages, the first one first.</summary>
    public IEnumerable<SiteLanguage> Languages =>
        OtherLanguages.Prepend(new SiteLanguage(Language, "", LanguageTags.NameOf(Language), Title, Description, Menu, WrittenLanguage.Location));

    /// <summary>Whether texts get typographic quotation marks, apostrophes, dashes and ellipses.</summary>
    public bool SmartPunctuation { get; init; } = true;

    /// <summary>What becomes of HTML in texts.</summary>
    public RawHtmlPolicy RawHtml { get; init; } = RawHtmlPolicy.Report;

    /// <summary>Strangers wrote the site.</summary>
    public bool IsUntrusted { get; init; }

    /// <summary>What one of its files may hold.</summary>
    public ContentLimits Limits => IsUntrusted ? ContentLimits.Halved : ContentLimits.Usual;

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

    /// <summary>Folders of the input besides those that every site has.</summary>
    public ImmutableArray<Collection> Collections { get; init; } = [];

    /// <summary>The collection whose folder a path lies in; null if it lies in none.</summary>
    public Collection? CollectionOf(string sourcePath) =>
        Collections.IsEmpty ? null : Collections.FirstOrDefault(collection => collection.Folder == ContentPath.FirstFolder(PlaceOf(sourcePath)));

    /// <summary>The folder of a language that a path lies in; empty for one that lies in none, and so belongs to the first language.</summary>
    public string LanguageFolderOf(string path) =>
        OtherLanguages.IsEmpty ? "" : OtherLanguages.FirstOrDefault(language => language.Folder == ContentPath.FirstFolder(path))?.Folder ?? "";

    /// <summary>A path without the folder of its language: <c>de/posts/first-reply.md</c> → <c>posts/first-reply.md</c>.</summary>
    public string PlaceOf(string path) => LanguageFolderOf(path) is { Length: > 0 and var length } ? path[(length + 1)..] : path;

    /// <summary>What the files of a path's folder are; null if they are no pages. Comments of readers on pages of all languages lie in one folder.</summary>
    public PageKind? KindOf(string path) => PlaceOf(path) is var place && ContentPath.KindOf(place) is { } kind
        ? kind == PageKind.Comment && place.Length < path.Length ? null : kind
        : CollectionOf(path) is null ? null : PageKind.Page;

    /// <summary>The address of a file that is published as it is.</summary>
    public string PublishedFile(string path) => LanguageFolderOf(path) is { Length: > 0 } folder
        ? $"/{folder}{ContentPath.PublishedFile(path[(folder.Length + 1)..])}"
        : ContentPath.PublishedFile(path);

    /// <summary>The language of a page's text, which may be none of the site's.</summary>
    public string LanguageOf(FrontMatter matter, string edition) => matter.Language?.Value ?? (edition.Length > 0 ? edition : Language);

    /// <summary>The folder of the language in whose lists a page stands: that of its file, else that of the language which its front matter names, if
    /// the site has that; empty for the first language.</summary>
    public string EditionOf(string path, string? language)
    {
        if (OtherLanguages.IsEmpty || LanguageFolderOf(path) is { Length: > 0 } || language is null || language == Language)
            return LanguageFolderOf(path);
        return LanguageTags.Widened(language)
            .Select(tag => OtherLanguages.FirstOrDefault(other => string.Equals(other.Tag, tag, StringComparison.OrdinalIgnoreCase))?.Folder)
            .FirstOrDefault(folder => folder is not null) ?? "";
    }

    public CitationStyle Citations { get; init; }

    public CommentSettings Comments { get; init; } = new(Link: null);

    public ExternalLinkSettings ExternalLinks { get; init; } = new();

    public HealthSettings Health { get; init; } = new();

    public SearchSettings Search { get; init; } = new();

    public HostSettings Hosting { get; init; } = new();

    public OutputSettings Outputs { get; init; } = new();

    public ImageSettings Images { get; init; } = new();

    /// <summary>Settings of the theme.</summary>
    public YamlMapping? Params { get; init; }

    /// <summary>The colour of the site, as far as its theme is told one.</summary>
    public string Accent => (Params?["accent"] is YamlMapping pair
        ? pair["light"] : Params?["accent"]) is YamlScalar { Text: ['#', _, ..] colour } ? colour : "#0d5c4b";

    /// <summary>Whether the input folder is an Obsidian vault; null if the settings do not say.</summary>
    public bool? Vault { get; init; }

    public bool IsVault => Vault == true;

    /// <summary>Severities by the name of their rule, where they differ from the default.</summary>
    public ImmutableDictionary<string, Severity> Severities { get; init; } = ImmutableDictionary<string, Severity>.Empty;

    /// <summary>The settings of a site in a folder that may be a vault, which then gives the site its name.</summary>
    /// <param name="vaultName">Null if the folder has no settings of Obsidian.</param>
    public SiteConfig In(string? vaultName) => !(Vault ?? vaultName is not null)
        ? this
        : this with { Vault = true, OtherLanguages = [], Title = vaultName is not null && Title == Untitled ? vaultName : Title };

    /// <summary>How much a diagnostic weighs on this site. Notes are often unfinished: what is wrong with one keeps no vault from being published.</summary>
    public Severity SeverityOf(Diagnostic diagnostic)
    {
        if (Severities.TryGetValue(diagnostic.Rule.Name, out var severity))
            return severity;
        return IsVault && diagnostic.Severity == Severity.Error && diagnostic.Rule.IsOfContent
            && !diagnostic.Location.File.EndsWith(ContentPath.SiteSettings, StringComparison.Ordinal)
            ? Severity.Warning
            : diagnostic.Severity;
    }

    /// <summary>The path of <see cref="BaseUrl"/>, percent-encoded: <c>/</c>, or <c>/blog/</c>.</summary>
    public string BasePath => BaseUrl.AbsolutePath;
}

/// <summary>An entry of the site's menu.</summary>
/// <param name="Url">A path within the site, without the base path, or an address elsewhere.</param>
/// <param name="IsOptional">It vanishes while the site has no such page.</param>
public sealed record MenuItem(string Title, string Url, SourceLocation Location, bool IsOptional, ImmutableArray<MenuItem> Children)
{
    /// <summary>The entry itself and all below it.</summary>
    public IEnumerable<MenuItem> All => Children.SelectMany(child => child.All).Prepend(this);
}

/// <summary>How citations look in the text, and in which order the list of references stands.</summary>
public enum CitationStyle
{
    /// <summary><c>(Osing 2014b)</c>; the references in the order of the text.</summary>
    Short,

    /// <summary><c>[1]</c>; the references numbered in the order of their first citation.</summary>
    Numbered,

    /// <summary><c>(Osing, 2014b)</c>; the references by author and year.</summary>
    AuthorYear,
}

/// <summary>How readers comment.</summary>
/// <param name="Link">The address to which a reader goes, with placeholders for the page's <c>{title}</c>, <c>{key}</c>, <c>{url}</c> and
/// <c>{file}</c>; null if readers are not asked.</param>
public sealed record CommentSettings(string? Link)
{
    public static IReadOnlyList<string> Placeholders { get; } = ["title", "key", "url", "file"];

    /// <summary>The address for a page: each value percent-encoded (RFC 3986, section 2), as a part of a path or query has to be.</summary>
    /// <param name="values">In the order of <see cref="Placeholders"/>.</param>
    public string? LinkFor(params ReadOnlySpan<string> values)
    {
        var link = Link;
        for (var i = 0; i < Placeholders.Count; i++)
            link = link?.Replace($"{{{Placeholders[i]}}}", Uri.EscapeDataString(values[i]), StringComparison.Ordinal);
        return link;
    }
}

/// <summary>What an author says about links to other sites.</summary>
public sealed record ExternalLinkSettings
{
    /// <summary>Addresses that are not asked for: <c>*</c> stands for any text, <c>?</c> for any character.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>Private networks whose servers may be asked after all.</summary>
    public ImmutableArray<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>Archived copies by the address that they are of.</summary>
    public IReadOnlyDictionary<string, string> Archive { get; init; } = FrozenDictionary<string, string>.Empty;
}

/// <summary><c>health</c> of <c>site.yml</c>.</summary>
public sealed record HealthSettings
{
    /// <summary>Publishes what health finds, at <c>/health/</c>.</summary>
    public bool Page { get; init; }

    /// <summary>A topic with fewer members than this is thin.</summary>
    public int ThinTopic { get; init; } = 3;

    /// <summary>Names of topics that are too common to be taken for a mention of them.</summary>
    public ImmutableArray<string> CommonWords { get; init; } = [];
}
