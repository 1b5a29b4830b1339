using ServiceBlog.Core.Markup;

namespace ServiceBlog.Import;

/// <summary>A page as an importer found it: everything but its name, which depends on the others'.</summary>
public sealed record ImportedPage
{
    /// <summary>Names the page within its source, the same on every run: a guid, or a file and a title.</summary>
    public required string Id { get; init; }

    /// <summary>Where it begins in the imported file.</summary>
    public required SourceLocation Location { get; init; }

    public required string Title { get; init; }

    /// <summary>Writes the text, once the addresses of all pages are known.</summary>
    public required Func<OldAddresses, ICollection<Diagnostic>, string> Body { get; init; }

    /// <summary>The text as it is written to its file. By the move, text may have become mark-up: none that runs a program is left.</summary>
    internal string WriteBody(OldAddresses addresses, ICollection<Diagnostic> diagnostics) => ForeignHtml.DisarmMarkdown(
        Body(addresses, diagnostics), reason => diagnostics.Add(new Diagnostic(Rules.LeftOut, Location, $"left out: {reason}")));

    public ImportedDate? Date { get; init; }
    public ImportedDate? Updated { get; init; }
    public ImmutableArray<string> Authors { get; init; } = [];
    public ImmutableArray<string> Tags { get; init; } = [];
    public string? Summary { get; init; }
    public string? OriginName { get; init; }

    /// <summary>Null for what is no address of the web.</summary>
    public string? OriginUrl
    {
        get;
        init => field = Uri.TryCreate(value, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https" } && url.Host.Length > 0 ? value : null;
    }


    /// <summary>Old addresses, whole or from the root of the old site.</summary>
    public ImmutableArray<string> Addresses { get; init; } = [];

    /// <summary>The last part of its old address, for its name; else that is made of the title.</summary>
    public string? Slug { get; init; }

    public bool Draft { get; init; }

    /// <summary>A page on its own, no entry of the blog.</summary>
    public bool IsStandalone { get; init; }

    /// <summary>Where it lay: for a page on its own its path without extension, which gives its address; for an entry the folder. Null if there are no
    /// folders.</summary>
    public string? Place { get; init; }

    public double? Order { get; init; }
    public string? Language { get; init; }
    public ImportedDate? Expires { get; init; }

    /// <summary>The moment from which the old site was to show it, where that is not its date.</summary>
    public ImportedDate? NotBefore { get; init; }

    public ImmutableArray<string> Series { get; init; } = [];

    /// <summary>The id here of what a fragment named on the old site; null if there is nothing of the kind, empty for the page's title.</summary>
    public Func<string, string?> Anchor { get; init; } = fragment => fragment;

    /// <summary>Lines of front matter that have no meaning here, kept as comments.</summary>
    public ImmutableArray<string> KeptLines { get; init; } = [];

    public ImmutableArray<ImportedComment> Comments { get; init; } = [];

    /// <summary>Another's page, whose old addresses are not this site's to redirect.</summary>
    public bool IsForeign { get; init; }
}

/// <summary>What a reader of the old site wrote under a page.</summary>
/// <param name="Parent">The comment that it answers; null if none.</param>
/// <param name="IsApproved">False for one that still waited to be looked at.</param>
public sealed record ImportedComment(string Id, string? Parent, string? Author, string? Url, ImportedDate? Date, bool IsApproved, string Text);

/// <summary>A date as far as it is known: the day, perhaps the time, perhaps the zone.</summary>
public sealed record ImportedDate(DateTime Local, bool HasTime = false, TimeSpan? Offset = null)
{
    /// <summary>The day as a file name begins with it.</summary>
    public string Day => Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>As front matter writes it.</summary>
    public override string ToString()
    {
        if (!HasTime)
            return Day;
        var time = Local.ToString(Local.Second == 0 ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return Offset is { } offset ? time + new DateTimeOffset(2000, 1, 1, 0, 0, 0, offset).ToString("zzz", CultureInfo.InvariantCulture) : time;
    }

    public bool IsAfter(DateTimeOffset moment) => new DateTimeOffset(Local, Offset ?? TimeSpan.Zero) > moment;

    /// <summary>Reads ISO 8601 and its relatives (RFC 822 among them); null for anything else.</summary>
    public static ImportedDate? Parse(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length < 8)
            return null;
        if (DateTime.TryParseExact(trimmed, ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return IsUsable(day) ? new ImportedDate(day) : null;
        if (!char.IsAsciiDigit(trimmed[0]) && !trimmed.Contains(','))
            return null;
        if (!DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) || !IsUsable(moment.DateTime))
            return null;
        return new ImportedDate(moment.DateTime, HasTime: true, NamesZone(trimmed) ? moment.Offset : null);
    }

    private static bool IsUsable(DateTime date) => date.Year is > 1900 and < 9000; // exports write year 0 and year 1 for "never"

    private static bool NamesZone(string text)
    {
        var time = text.AsSpan(Math.Min(10, text.Length));
        return time.ContainsAny('Z', '+') || time.EndsWith("GMT", StringComparison.Ordinal) || time.EndsWith("UTC", StringComparison.Ordinal)
            || time.LastIndexOf('-') > time.IndexOf(':');
    }
}

/// <summary>What one file, or one folder, held.</summary>
public sealed record ImportBatch
{
    public static readonly ImportBatch Empty = new() { Name = "" };

    /// <summary>Nothing, for a reason that is reported.</summary>
    internal static ImportBatch Refused(ICollection<Diagnostic> diagnostics, Diagnostic reason)
    {
        diagnostics.Add(reason);
        return Empty;
    }

    /// <summary>The file's or folder's name, by which its data files are called.</summary>
    public required string Name { get; init; }

    public ImmutableArray<ImportedPage> Pages { get; init; } = [];
    public ImmutableArray<ImportedAsset> Assets { get; init; } = [];

    /// <summary>Files that go into the input folder as they are, by their paths there.</summary>
    public ImmutableArray<ImportedAsset> Copies { get; init; } = [];

    /// <summary>How many files were looked at.</summary>
    public int Files { get; init; } = 1;

    /// <summary>Files of the old site that the export only lists.</summary>
    public ImmutableArray<ImportedAttachment> Attachments { get; init; } = [];

    public OldSettings Settings { get; init; } = new();

    /// <summary>What was read, in the words of a report: "Hugo".</summary>
    public string Origin { get; init; } = "";
}

/// <summary>The settings of a site from elsewhere, as far as they have a meaning here.</summary>
public sealed record OldSettings
{
    public string? Title { get; init; }
    public string? Description { get; init; }
    public string? BaseUrl { get; init; }
    public string? Language { get; init; }
    public string? TimeZone { get; init; }
    public string? Author { get; init; }

    /// <summary>Its files are notes that build as they are.</summary>
    public bool IsVault { get; init; }

    /// <summary>The upper entries of its menu, with the addresses that they had.</summary>
    public ImmutableArray<(string Title, string Url)> Menu { get; init; } = [];

    /// <summary>Of the first batch that says anything.</summary>
    public static OldSettings Of(IEnumerable<ImportBatch> batches) =>
        batches.Select(batch => batch.Settings)
            .FirstOrDefault(settings => settings.Title is not null || settings.BaseUrl is not null || settings.IsVault) ?? new OldSettings();
}

/// <summary>A file that is published as it is.</summary>
/// <param name="Path">Its path below <c>static/</c>, the one that it had on the old site.</param>
public sealed record ImportedAsset(string Path, InputFile File);

/// <summary>A file of the old site that an export describes without holding it.</summary>
public sealed record ImportedAttachment(string Url, string Title, string? Caption, string? Alt, ImportedDate? Date);

/// <summary>A page of an import with its place in the new site.</summary>
/// <param name="Path">Of its file in the input folder.</param>
/// <param name="Address">As it will be published.</param>
/// <param name="IsPublished">Neither a draft nor of a day to come.</param>
public sealed record PlacedPage(ImportedPage Page, string Path, string Address, bool IsPublished)
{
    /// <summary>By which other pages may name it; null if several have the same.</summary>
    public string? Key { get; init; } = ContentPath.KeyOf(Path);
}

/// <summary>Where the addresses of the old site lead in the new one. Asked with an absolute address, or with one from the old site's root.</summary>
public sealed class OldAddresses
{
    private readonly Dictionary<string, PlacedPage> _pages;
    private readonly string _folder;

    public OldAddresses()
        : this(new Dictionary<string, PlacedPage>(StringComparer.OrdinalIgnoreCase), "")
    {
    }

    private OldAddresses(Dictionary<string, PlacedPage> pages, string folder) => (_pages, _folder) = (pages, folder);

    public void Add(string address, PlacedPage page) => _pages.TryAdd(Normalized(address), page);

    /// <summary>The same addresses, for links out of the files of a folder.</summary>
    public OldAddresses SeenFrom(string folder) => new(_pages, folder);

    /// <summary>The published page of this import that an address leads to; null if none. Its fragment is not looked at.</summary>
    public LinkAddress? Find(string address) => Page(address) is { IsPublished: true } page ? new LinkAddress(PathTo(page), page.Key) : null;

    /// <summary>The page of this import that had an address, published or not.</summary>
    public PlacedPage? Page(string address) => _pages.GetValueOrDefault(Normalized(address));

    /// <summary>From file to file.</summary>
    public string PathTo(PlacedPage page) => UrlPath.Relative(_folder + "/", page.Path);

    /// <summary>Scheme, <c>www.</c>, the slash at the end and the fragment make no other page.</summary>
    private static string Normalized(string address)
    {
        var end = address.IndexOf('#');
        var page = end < 0 ? address : address[..end];
        foreach (var start in (ReadOnlySpan<string>)["https:", "http:"])
        {
            if (page.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                page = page[start.Length..];
        }
        if (page.StartsWith("//www.", StringComparison.OrdinalIgnoreCase))
            page = "//" + page["//www.".Length..];
        if (page.EndsWith("/index.html", StringComparison.OrdinalIgnoreCase))
            page = page[..^"index.html".Length];
        return Uri.UnescapeDataString(page).TrimEnd('/');
    }
}
