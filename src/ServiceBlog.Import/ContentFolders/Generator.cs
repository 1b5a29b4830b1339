namespace ServiceBlog.Import.ContentFolders;

/// <summary>What one program for building sites means by its files: which are pages, where they were published, what is written in their texts besides
/// Markdown. One class a program; all that follows is common to them.</summary>
internal abstract class Generator(SiteFolder folder)
{
    private static readonly FrozenSet<string> NeverPages = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "README.md", "AGENTS.md", "CLAUDE.md", "GEMINI.md", "404.md", "404.html", "404.markdown");

    /// <summary>At the top they speak of the files; further below they may be pages of a site.</summary>
    private static readonly FrozenSet<string> NeverPagesAtTop = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "LICENSE.md", "LICENCE.md", "LICENSE.txt", "CHANGELOG.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md");

    private static readonly FrozenSet<string> Machinery = FrozenSet.Create(StringComparer.Ordinal,
        "_site", "node_modules", "bower_components", "__pycache__", "site-packages");

    /// <summary>At the top they hold what programs have made; further below they may be anything.</summary>
    private static readonly FrozenSet<string> MachineryAtTop = FrozenSet.Create(StringComparer.Ordinal, "vendor", "resources", "target", "dist", "build");

    public SiteFolder Folder => folder;

    /// <summary>In the words of a report.</summary>
    public abstract string Name { get; }

    public virtual OldSettings Settings { get; } = new();

    /// <summary>Where the site was published; null if its settings do not say.</summary>
    public Uri? Site => Uri.TryCreate(Settings.BaseUrl, UriKind.Absolute, out var site) && site.Scheme is "http" or "https" ? site : null;

    /// <summary>A web address as settings give it, with the path below it where the site lies; null if it is none.</summary>
    protected static string? WebAddress(string? address, string? path = null) => address?.StartsWith("http", StringComparison.Ordinal) == true
        ? $"{address.TrimEnd('/')}/{(OldPaths.Join(path) is { Length: > 0 } below ? below + "/" : "")}" : null;

    public virtual TagLanguage Tags => TagLanguage.None;

    /// <summary>Whether <c>{#id .class}</c> and <c>{: .class}</c> are attributes in its texts.</summary>
    public virtual bool HasAttributes => false;

    /// <summary>What templates read as <c>site.KEY</c>.</summary>
    public virtual string? VariableAt(string[] path) => null;

    /// <summary>The front matter of a file, where the program reads more than the usual kinds.</summary>
    public virtual OldFrontMatter FrontOf(OldFrontMatter front, string file) => front;

    /// <summary>What the page of a file is; null if the file is none.</summary>
    public abstract SourcePage? Page(InputFile file, OldFrontMatter front);

    /// <summary>Pages that the old program made of something else than a text.</summary>
    public virtual IEnumerable<SourcePage> MadePages => [];

    /// <summary>Where a file that is no page was published; null for what no reader got.</summary>
    public abstract string? AssetPath(string path);

    /// <summary>Where else than beside its file a link may name a page's file: folders, without a slash at the end.</summary>
    public virtual IEnumerable<string> Roots => [""];

    /// <summary>Whether a relative link without the extension of Markdown was left as it is, so that it was read against the address of its page.</summary>
    public virtual bool ResolvesAddresses => false;

    /// <summary>The file that a link names wherever it lies, for a program that looks for it; else null.</summary>
    public virtual InputFile? Nearest(string path, SourcePage page) => null;

    /// <summary>Keys of front matter that are lists of terms besides the usual ones.</summary>
    public virtual IEnumerable<string> Taxonomies => [];

    /// <summary>First parts of addresses that name a language; what it lacks is shown in the main one.</summary>
    public virtual IEnumerable<string> Languages => [];

    /// <summary>Writes what is this program's own in a text as Markdown that all understand.</summary>
    public virtual string Rewrite(string text, SourcePage page, ImportNotes notes) => text;

    /// <summary>Whether the name of a file speaks of those who work on the site, not to its readers; or the file is the program's own.</summary>
    public virtual bool IsMachinery(string path) =>
        path.StartsWith(SiteFolder.Outside, StringComparison.Ordinal) || MachineryAtTop.Contains(ContentPath.FirstFolder(path))
        || path.Split('/').SkipLast(1).Any(part => Machinery.Contains(part) || part.StartsWith('.'))
        || IsForAuthors(path);

    /// <summary>Whether a file is for those who work on a site.</summary>
    public static bool IsForAuthors(string path) =>
        NeverPagesAtTop.Contains(path) || (ContentPath.NameOf(path) is var name && (NeverPages.Contains(name) || name.StartsWith('.')));

    public static bool IsMarkdown(string path) => OldPaths.ExtensionOf(path) is "md" or "markdown" or "mdx" or "mkd" or "mdown";

    /// <summary>Whether a file is a text for readers that is written in neither Markdown nor HTML.</summary>
    public static bool IsOtherMarkup(string path) =>
        OldPaths.ExtensionOf(path) is "org" or "adoc" or "asciidoc" or "rst" or "textile" or "pandoc" && !IsForAuthors(OldPaths.Bare(path) + ".md");

    public static bool IsHtml(string path) => OldPaths.ExtensionOf(path) is "html" or "htm" or "njk" or "liquid";

    /// <summary>Whether a file may be a page, for which it is read.</summary>
    public virtual bool MayBePage(string path) => IsPageFile(path);

    public static bool IsPageFile(string path) => IsMarkdown(path) || IsHtml(path);

    /// <summary>The program that a folder was written for; null if it is none that is known.</summary>
    public static Generator? Of(SiteFolder folder) => folder switch
    {
        _ when folder.All.Any(file => file.Path.StartsWith("docusaurus.config.", StringComparison.Ordinal)) => new DocusaurusSite(folder),
        _ when folder.First(QuartzSite.SettingsFiles) is not null => new QuartzSite(folder),
        _ when folder.First(StarlightSite.SettingsFiles) is not null => new StarlightSite(folder),
        _ when MkDocsSite.SettingsOf(folder) is not null => new MkDocsSite(folder),
        _ when folder.Has("book.toml") => new MdBookSite(folder),
        _ when ZolaSite.IsOne(folder) => new ZolaSite(folder),
        _ when folder.First(JekyllSite.SettingsFiles) is not null => new JekyllSite(folder),
        _ when EleventySite.IsOne(folder) => new EleventySite(folder),
        _ when HugoSite.IsOne(folder) => new HugoSite(folder),
        _ when folder.All.Any(file => file.Path.StartsWith("_posts/", StringComparison.Ordinal)
            || file.Path.Contains("/_posts/", StringComparison.Ordinal)) => new JekyllSite(folder),
        _ when NotionSite.IsOne(folder) => new NotionSite(folder),
        _ when folder.All.Any(file => IsMarkdown(file.Path) && OldFrontMatter.StartsText(folder.TextOf(file.Path))) || folder.All.Length > 1
            && folder.All.Any(file => IsMarkdown(file.Path)) => new PlainFolder(folder),
        _ => null,
    };
}

/// <summary>A file of an old site as the page that it was.</summary>
/// <param name="Address">Where it was published, from the root of the site.</param>
internal sealed record SourcePage(InputFile File, OldFrontMatter Front, string Address)
{
    public TextBudget Budget { get; init; } = new(site: null);
    public IEnumerable<string> Aliases { get; init; } = [];
    public bool IsPost { get; init; }

    /// <summary>The folder of an entry below that of the blog.</summary>
    public string PostFolder { get; init; } = "";

    public ImportedDate? Date { get; init; }

    /// <summary>The moment from which readers get it, if it is not its date.</summary>
    public ImportedDate? NotBefore { get; init; }

    public string? Title { get; init; }
    public IEnumerable<string> Labels { get; init; } = [];
    public double? Order { get; init; }
    public string? Language { get; init; }

    /// <summary>Why readers did not get it; null if they did.</summary>
    public string? HiddenBy { get; init; }

    /// <summary>The folder against which its relative links are read.</summary>
    public string LinkFolder => ContentPath.FolderOf(File.Path);

    /// <summary>Whether it is the page of its folder.</summary>
    public bool IsIndex => OldPaths.StemOf(File.Path).ToLowerInvariant() is "index" or "_index" or "readme";
}

/// <summary>Takes notes of one file while it is imported, at its lines.</summary>
/// <param name="source">The text as the file has it: the lines of a later form of it are looked for there.</param>
/// <param name="budget">What the text may cost.</param>
internal sealed class ImportNotes(string file, int firstLine, string source, ICollection<Diagnostic> diagnostics, TextBudget budget)
{
    private const int Looked = 200, Shortest = 4; // how far on a line is looked for, and how short one says nothing
    private TextLines _lines = new("");
    private int[]? _places;

    public TextBudget Budget => budget;

    /// <param name="kind">By which the report counts it; null for the rule alone.</param>
    public void Add(Rule rule, string text, int at, string message, string? kind = null)
    {
        if (!ReferenceEquals(_lines.Text, text))
            (_lines, _places) = (new TextLines(text), ReferenceEquals(text, source) ? null : Places(text.Split('\n')));
        var line = _lines.Before(at);
        diagnostics.Add(new Diagnostic(rule,
            new SourceLocation(file, firstLine + (_places is null ? line : _places[Math.Min(line, _places.Length - 1)]), 1), message)
        { Element = kind });
    }

    /// <summary>The line of the source for each of a text: the next that is the same, else as far behind the last such as it is in the text.</summary>
    private int[] Places(string[] lines)
    {
        var written = source.Split('\n');
        var places = new int[lines.Length];
        var (last, at) = (-1, -1);
        for (var index = 0; index < lines.Length; index++)
        {
            var found = lines[index].Length < Shortest ? -1 : Array.IndexOf(written, lines[index], last + 1, Math.Min(Looked, written.Length - last - 1));
            if (found >= 0)
                (last, at) = (found, index);
            places[index] = Math.Clamp(last + index - at, 0, written.Length - 1);
        }
        return places;
    }
}

/// <summary>Names of files as addresses.</summary>
internal static partial class OldPaths
{
    public static string ExtensionOf(string path) =>
        ContentPath.NameOf(path) is var name && name.LastIndexOf('.') is > 0 and var dot ? name[(dot + 1)..].ToLowerInvariant() : "";

    public static string StemOf(string path) => ContentPath.NameOf(path) is var name && name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;

    /// <summary>A path without its extension.</summary>
    public static string Bare(string path) => path[..^(ContentPath.NameOf(path).Length - StemOf(path).Length)];

    /// <summary><c>docs/intro</c> becomes <c>/docs/intro/</c>, and <c>docs/index</c> becomes <c>/docs/</c>.</summary>
    public static string Folder(string bare)
    {
        var parts = bare.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (parts.Count > 0 && parts[^1].ToLowerInvariant() is "index" or "_index" or "readme")
            parts.RemoveAt(parts.Count - 1);
        return parts.Count == 0 ? "/" : $"/{string.Join('/', parts)}/";
    }

    /// <summary>A path within a folder, of which an empty one is the root of all; null for a path outside of it.</summary>
    public static string? Below(string path, string folder) => folder.Length == 0 ? path
        : path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal) ? path[(folder.Length + 1)..] : null;

    public static string Join(params IEnumerable<string?> parts) =>
        string.Join('/', parts.SelectMany(part => (part ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The date before a name, and the name without it.</summary>
    public static (ImportedDate? Date, string Name) Dated(string stem) =>
        DateInName().Match(stem) is { Success: true } dated
            && ImportedDate.Parse($"{dated.Groups["year"]}-{dated.Groups["month"]}-{dated.Groups["day"]}") is { } date
            ? (date, stem[dated.Length..] is { Length: > 0 } name ? name : stem) : (null, stem);

    /// <summary>A title as a part of an address, as most programs make it: lower case, hyphens for all but letters and digits.</summary>
    public static string Slug(string text) => UrlPath.Slug(text.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal));

    [GeneratedRegex(@"^(?<year>\d{4})[-_.](?<month>\d\d?)[-_.](?<day>\d\d?)(?:T\d\d[\d:.]*Z?)?(?:[-_ ]+|\.[-_ .]*|$)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex DateInName();

    /// <summary>What is published as it is, wherever it lies among pages.</summary>
    [GeneratedRegex(@"\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp|tiff?|pdf|mp[34]|m4[av]|mov|webm|og[gv]|wav|flac|zip|gz|tgz|docx?|xlsx?|pptx?|od[tsp]|epub|csv|json|txt|vtt|srt|bib|ipynb|woff2?|ttf|otf)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchTimeout)]
    public static partial Regex Media();
}
