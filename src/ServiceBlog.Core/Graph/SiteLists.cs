namespace ServiceBlog.Core.Graph;

/// <summary>Lays out the pages that the generator makes: home, sections, tags, archive, series, threads and 404.</summary>
public sealed class SiteLists(SiteConfig config, SiteLanguage language, ListTitles titles, ImmutableArray<Page> sectionIndexes)
{
    public const string HomePath = "/";
    public const string TagsPath = "/tags/";
    public const string ArchivePath = "/archive/";
    public const string SeriesPath = "/series/";
    public const string MapPath = "/map/";
    public const string NotFoundPath = "/404.html";
    public const string HealthPath = "/health/";
    public const string SearchPath = "/search/";

    /// <summary>How many answers stand on one page of an argument, which is read as a whole.</summary>
    public const int ThreadPageSize = 60;

    /// <summary>How many topics stand on one page of their index, where each is a few lines.</summary>
    public const int IndexPageSize = 60;

    /// <summary>How many tags stand on one page of the list of all tags of a vault.</summary>
    public const int TagPageSize = 200;

    /// <summary>How many notes stand on one page of a folder's list, where each is a line.</summary>
    public const int NotePageSize = 100;

    /// <summary>The file of the search index that names all others.</summary>
    public const string SearchManifestPath = SearchPath + "manifest.json";

    /// <summary>The address of a tag's page.</summary>
    public static string TagPath(string name) => $"{TagsPath}{UrlPath.Slug(name)}/";

    /// <summary>Every list of the site in one language.</summary>
    /// <param name="edition">All but its lists.</param>
    internal ImmutableArray<ListPage> All(SiteEdition edition, PagesByKind lists, TopicMembership membership, SitePages site, bool hasSearchPage)
    {
        ImmutableArray<ListPage> sections =
        [
            .. Section("posts", lists.Sources.IsEmpty ? titles.Posts : titles.Commentaries, lists.Posts, pageSize: null),
            .. Section("sources", titles.Sources, lists.Sources, pageSize: null),
            .. Section("topics", titles.Topics, lists.Topics, IndexPageSize),
            .. config.Collections.SelectMany(collection => Section(collection.Folder, collection.Title, lists.Of(collection), pageSize: null)),
            .. Section("guide", titles.Guide, lists.Guide, edition.Chapters.IsLong ? IndexPageSize : int.MaxValue),
        ];
        ImmutableArray<ListPage> all =
        [
            .. Home(lists.Posts, site.Folders?.Root),
            .. site.Folders is null ? [] : Folders(site.Folders),
            .. sections,
            .. lists.Topics.SelectMany(topic => OfTopic(topic, "posts", sections, membership.PostsOf(topic))),
            .. lists.Topics.SelectMany(topic => OfTopic(topic, "sources", sections, membership.SourcesOf(topic))),
            .. Tags(edition.Tags),
            .. Archive(edition.Years),
            .. edition.Series.SelectMany(term => Divide(OfTerm(term, PageKind.Series))),
            .. site.Threads.Where(thread => thread.Source.Edition == language.Folder).SelectMany(Thread),
            .. Map(lists.Topics),
            .. Health(),
            .. hasSearchPage && config.Search.IsOn ? [Search()] : ImmutableArray<ListPage>.Empty,
            NotFound(),
        ];
        return language.Folder.Length == 0 ? all : [.. all.Select(list => list with { Edition = language.Folder })];
    }

    /// <param name="vault">Lists its notes and folders at home; null if the site is none.</param>
    private IEnumerable<ListPage> Home(ImmutableArray<Page> posts, NoteFolder? vault)
    {
        var introduction = vault?.Introduction ?? IntroductionOf("pages");
        var home = new ListPage
        {
            Kind = PageKind.Home,
            Key = "home",
            Title = language.Title,
            Path = language.At(HomePath),
            Summary = language.Description,
            Items = [.. posts.Take(config.PageSize)],
            Introduction = introduction,
            Layout = introduction?.FrontMatter.Layout,
        };
        return vault is null ? [home] : Divide(home with { Items = [.. vault.Notes], Folder = vault }, NotePageSize)
            .Select(page => page.Path == HomePath ? page : page with { Kind = PageKind.Section });
    }

    /// <summary>The lists of the folders of a vault.</summary>
    private IEnumerable<ListPage> Folders(NoteFolders folders) => folders.Below.SelectMany(folder => Divide(new ListPage
    {
        Kind = PageKind.Section,
        Key = folder.Path,
        Title = folder.Title,
        Path = folder.Introduction?.Path ?? folder.Path,
        Summary = folder.Introduction?.Summary ?? "",
        Items = [.. folder.Notes],
        Introduction = folder.Introduction,
        Folder = folder,
    }, NotePageSize));

    /// <summary>The list of a folder; nothing if there is nothing in it.</summary>
    /// <param name="pageSize">Null for the site's.</param>
    private IEnumerable<ListPage> Section(string folder, string title, ImmutableArray<Page> pages, int? pageSize)
    {
        var introduction = IntroductionOf(folder);
        if (pages.IsEmpty && introduction is null)
            return [];
        var list = new ListPage
        {
            Kind = PageKind.Section,
            Key = folder,
            Title = introduction?.Title ?? title,
            Path = introduction?.Path ?? language.At($"/{folder}/"),
            Summary = introduction?.Summary ?? "",
            Items = pages,
            Introduction = introduction,
            Layout = introduction?.FrontMatter.Layout,
        };
        return Divide(list, pageSize);
    }

    /// <summary>What belongs to a topic, where that is more than its page shows.</summary>
    /// <param name="folder">Of the listed pages.</param>
    /// <param name="sections">The title of the folder's own list names what is listed.</param>
    private IEnumerable<ListPage> OfTopic(Page topic, string folder, ImmutableArray<ListPage> sections, ImmutableArray<Page> pages)
    {
        if (pages.Length <= config.PageSize || sections.FirstOrDefault(list => list.Key == folder) is not { } section)
            return [];
        return Divide(new ListPage
        {
            Kind = PageKind.Section,
            Key = $"{topic.Key}/{folder}",
            Title = $"{topic.Title}: {section.Title}",
            Path = TopicListPath(topic, folder),
            Items = pages,
            About = topic,
        });
    }

    /// <summary>Where all posts or sources of a topic are listed.</summary>
    public static string TopicListPath(Page topic, string folder) =>
        topic.Path.EndsWith('/') ? $"{topic.Path}{folder}/" : $"{Path.ChangeExtension(topic.Path, null)}-{folder}/";

    private IEnumerable<ListPage> Tags(ImmutableArray<Term> tags)
    {
        if (tags.IsEmpty)
            return [];
        var all = new ListPage { Kind = PageKind.Tags, Key = "tags", Title = titles.Tags, Path = language.At(TagsPath), Terms = tags };
        return [.. config.IsVault && tags.Length > TagPageSize ? DivideTags(all) : [all], .. tags.SelectMany(tag => Divide(OfTerm(tag, PageKind.Tag)))];
    }

    /// <summary>The list of all tags of a vault, which may have thousands.</summary>
    private static IEnumerable<ListPage> DivideTags(ListPage tags)
    {
        var parts = tags.Terms.Chunk(TagPageSize).ToArray();
        return parts.Select((part, place) => tags with
        {
            Path = new Pagination(TagsPath, place + 1, parts.Length).PathOf(place + 1),
            Terms = [.. part],
            Pagination = new Pagination(TagsPath, place + 1, parts.Length),
        });
    }

    private IEnumerable<ListPage> Archive(ImmutableArray<ArchiveYear> years)
    {
        if (years.IsEmpty)
            return [];
        return
        [
            new ListPage { Kind = PageKind.Archive, Key = "archive", Title = titles.Archive, Path = language.At(ArchivePath) },
            .. years.SelectMany(year => Divide(new ListPage
            {
                Kind = PageKind.Year,
                Key = year.Year.ToString("0000", CultureInfo.InvariantCulture),
                Title = year.Year.ToString("0000", CultureInfo.InvariantCulture),
                Path = year.Path,
                Items = year.Pages,
            })),
        ];
    }

    /// <summary>The map of topics and sources; nothing if the site wants none or has nothing to show.</summary>
    private IEnumerable<ListPage> Map(ImmutableArray<Page> topics) =>
        config.Map && !topics.IsEmpty ? [new ListPage { Kind = PageKind.Map, Key = "map", Title = titles.Map, Path = language.At(MapPath) }] : [];

    /// <summary>What is known to be missing, if the site wants to show it; one page for all languages.</summary>
    private IEnumerable<ListPage> Health() =>
        config.Health.Page && language.Folder.Length == 0
            ? [new ListPage { Kind = PageKind.Health, Key = "health", Title = titles.Health, Path = HealthPath }] : [];

    private ListPage Search() => new() { Kind = PageKind.Search, Key = "search", Title = titles.Search, Path = language.At(SearchPath) };

    private ListPage NotFound()
    {
        var introduction = sectionIndexes.FirstOrDefault(page => page.Place == PageAddress.NotFoundFile);
        return new ListPage
        {
            Kind = PageKind.NotFound,
            Key = "404",
            Title = introduction?.Title ?? titles.NotFound,
            Path = language.At(NotFoundPath),
            Introduction = introduction,
            Layout = introduction?.FrontMatter.Layout,
        };
    }

    private IEnumerable<ListPage> Thread(SourceThread thread) => Divide(new ListPage
    {
        Kind = PageKind.Thread,
        Key = thread.Source.Key,
        Title = titles.Thread.Replace("{0}", thread.Source.Title, StringComparison.Ordinal),
        Path = thread.Path,
        Items = [.. thread.Entries.Select(entry => entry.Page)],
        About = thread.Source,
        Thread = thread,
    }, ThreadPageSize);

    private static ListPage OfTerm(Term term, PageKind kind) => new()
    {
        Kind = kind,
        Key = term.Name,
        Title = term.Title,
        Path = term.Path,
        Summary = term.Description ?? "",
        Items = term.Pages,
        Term = term,
    };

    private IEnumerable<ListPage> Divide(ListPage list, int? pageSize = null)
    {
        var size = pageSize ?? config.PageSize;
        var total = Math.Max(1, (list.Items.Length + size - 1) / size);
        for (var number = 1; number <= total; number++)
        {
            var pagination = new Pagination(list.Path, number, total);
            var first = (number - 1) * size;
            yield return list with
            {
                Path = pagination.PathOf(number),
                Items = list.Items.Slice(first, Math.Min(size, list.Items.Length - first)),
                Introduction = number == 1 ? list.Introduction : null,
                Pagination = pagination,
            };
        }
    }

    private Page? IntroductionOf(string folder) => sectionIndexes.FirstOrDefault(page => page.Folder == folder && page.Place != PageAddress.NotFoundFile);
}

/// <summary>A page that the generator makes: the home page, a section, a tag, a year; one page of several if it is long.</summary>
public sealed record ListPage
{
    public required PageKind Kind { get; init; }

    /// <summary>The folder of the language whose pages it lists; empty for the site's first.</summary>
    public string Edition { get; init; } = "";

    /// <summary>What it lists: <c>posts</c>, a tag's name, a year.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>Decoded path within the site.</summary>
    public required string Path { get; init; }

    /// <summary>For the meta description; empty if there is none.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The pages on this page of the list.</summary>
    public ImmutableArray<Page> Items { get; init; } = [];

    /// <summary>The tags on this page of the list of all tags.</summary>
    public ImmutableArray<Term> Terms { get; init; } = [];

    /// <summary>The <c>index.md</c> whose text opens the list, if there is one.</summary>
    public Page? Introduction { get; init; }

    /// <summary>The layout that the <c>index.md</c> chooses, also for the later pages of a divided list.</summary>
    public Located<string>? Layout { get; init; }

    /// <summary>The folder of a vault whose list this is.</summary>
    public NoteFolder? Folder { get; init; }

    /// <summary>The tag or series whose page this is.</summary>
    public Term? Term { get; init; }

    /// <summary>The argument whose page this is.</summary>
    public SourceThread? Thread { get; init; }

    /// <summary>The source or topic that the list belongs to.</summary>
    public Page? About { get; init; }

    /// <summary>Null for a list that is not divided.</summary>
    public Pagination? Pagination { get; init; }
}

/// <summary>Which page of a divided list this is.</summary>
/// <param name="FirstPath">The path of page 1; the others lie below it in <c>page/N/</c>.</param>
/// <param name="Number">From 1.</param>
/// <param name="Total">At least 1.</param>
public sealed record Pagination(string FirstPath, int Number, int Total)
{
    public string PathOf(int number) => number == 1 ? FirstPath : string.Create(CultureInfo.InvariantCulture, $"{FirstPath}page/{number}/");
}

/// <summary>A year of the archive.</summary>
/// <param name="Pages">Posts and sources of that year, newest first.</param>
public sealed record ArchiveYear(int Year, string Path, ImmutableArray<Page> Pages)
{
    /// <summary>In the site's first language.</summary>
    public static string PathOf(int year) => Invariant($"/archive/{year:0000}/");
}

/// <summary>The titles of the pages that the generator makes, in the language of the site.</summary>
/// <param name="Commentaries">Posts, where there are sources to comment on.</param>
/// <param name="Thread">With <c>{0}</c> for the title of the source.</param>
public sealed record ListTitles(
    string Posts, string Commentaries, string Sources, string Topics, string Guide, string Tags, string Archive, string Map, string Health,
    string Search, string NotFound, string Thread)
{
    public static readonly ListTitles English = new(
        "Posts", "Commentary", "Sources", "Topics", "Guide", "Tags", "Archive", "Map", "Health", "Search", "Page not found", "Commentary on {0}");
}
