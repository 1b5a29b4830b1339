namespace ServiceBlog.Core.Content;

/// <summary>What the place and name of a content file say: its kind and its key.</summary>
public static class ContentPath
{
    private const string DatePattern = "yyyy-MM-dd";

    /// <summary>The folders that every site can have.</summary>
    public static ImmutableArray<string> Folders { get; } =
        ["posts", "sources", "topics", "pages", "guide", "comments", "static", "data", "archetypes", "theme"];

    /// <summary>The folders of the input that hold pages, and their kind.</summary>
    public static PageKind? KindOf(string path) => FirstFolder(path) switch
    {
        "sources" => PageKind.Source,
        "posts" => PageKind.Post,
        "topics" => PageKind.Topic,
        "pages" or "guide" => PageKind.Page,
        "comments" => PageKind.Comment,
        _ => null,
    };

    /// <summary>The file of the site's settings.</summary>
    public const string SiteSettings = "site.yml";

    /// <summary>What the folders of a vault are called as one.</summary>
    public const string NotesFolder = "notes";

    /// <summary>The key of a note: the whole name of its file, or of its folder.</summary>
    public static string NoteKey(string notePath)
    {
        var name = Path.GetFileNameWithoutExtension(NameOf(notePath));
        return name.Equals("index", StringComparison.OrdinalIgnoreCase) && NameOf(FolderOf(notePath)) is { Length: > 0 } folder ? folder : name;
    }

    /// <summary>The key of the page to which a comment belongs: <c>comments/topics/crm/ann.md</c> → <c>topics/crm</c>; empty if it names none.</summary>
    public static string CommentedKey(string path)
    {
        var folder = FolderOf(path);
        return folder["comments".Length..].TrimStart('/');
    }

    /// <summary>The address of a file that is published as it is: without the folder's name for <c>static/</c> and <c>pages/</c>.</summary>
    public static string PublishedFile(string path) =>
        FirstFolder(path) is ("static" or "pages") and var folder ? path[folder.Length..] : "/" + path;

    public static bool IsMarkdown(string path) => path.EndsWith(".md", StringComparison.Ordinal);

    /// <summary>The first part of a path with folders; empty for a file that is in none.</summary>
    public static string FirstFolder(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        // It is asked many times of each file, of which most lie in these.
        return path.AsSpan(0, int.Max(slash, 0)) switch
        {
            "posts" => "posts",
            "pages" => "pages",
            "static" => "static",
            var folder => folder.ToString(),
        };
    }

    /// <summary>The folder of a path, without a closing slash; empty for a file that is in none.</summary>
    public static string FolderOf(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The file's name without date and extension; for an <c>index.md</c> its folder's name without date.</summary>
    public static string KeyOf(string path)
    {
        var name = NamingPart(path);
        return WithoutDate(name) is { Length: > 0 } key ? key : name;
    }

    /// <summary>The date before the name, if the file has one: <c>2026-11-20</c>. The name of an <c>index.md</c> is its folder's.</summary>
    public static string? DateOf(string path) => NamingPart(path) is var name && HasDate(name) ? name[..DatePattern.Length] : null;

    private static string NamingPart(string path) => NameOf(path)[..^".md".Length] is var name && name == "index" ? NameOf(FolderOf(path)) : name;

    /// <summary>Empty for a name that is a date and nothing else.</summary>
    private static string WithoutDate(string name) => HasDate(name) ? name[DatePattern.Length..].TrimStart('-', '_', ' ') : name;

    /// <summary>A day of the calendar, alone or parted from what follows by a hyphen, an underscore or a space.</summary>
    private static bool HasDate(string name) =>
        name.Length >= DatePattern.Length
        && (name.Length == DatePattern.Length || name[DatePattern.Length] is '-' or '_' or ' ')
        && DateOnly.TryParseExact(name.AsSpan(0, DatePattern.Length), DatePattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

/// <summary>Where a page of a site in several languages stands.</summary>
public static class EditionPath
{
    /// <summary>A path without the folder of its language. A page of the input itself may belong to a language by its front matter.</summary>
    public static string PlaceOf(string path, string edition) =>
        edition.Length > 0 && path.Length > edition.Length && path[edition.Length] == '/' && path.StartsWith(edition, StringComparison.Ordinal)
            ? path[(edition.Length + 1)..] : path;
}

/// <summary>Makes the key of a page, which is the name of its file, out of a title.</summary>
public static partial class KeyName
{
    private const int Longest = 80;

    /// <summary>Lower case, words joined by hyphens, Latin letters without their accents, other scripts as they are; empty if nothing is left.</summary>
    public static string Of(string title)
    {
        var plain = new StringBuilder(title.Length);
        foreach (var letter in Decompose(title))
        {
            var isAccent = CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark && plain.Length > 0 && char.IsAscii(plain[^1]);
            if (!isAccent && letter is not ('\'' or '’' or '‘' or '"' or '“' or '”'))
                plain.Append(Latin(letter));
        }
        var slug = Shorten(UrlPath.Slug(plain.ToString().Normalize(NormalizationForm.FormC)));
        // A key that begins with a date would lose it: ContentPath takes it for the file's.
        return DatePrefix().Replace(slug, "");
    }

    /// <summary>Half a surrogate pair is no character and has no other form.</summary>
    private static string Decompose(string title) =>
        string.Concat(title.EnumerateRunes().Select(rune => rune.ToString())).Normalize(NormalizationForm.FormD);

    private static string Latin(char letter) => letter switch
    {
        'ß' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'þ' or 'Þ' => "th",
        'ı' => "i",
        '&' => " and ",
        _ => letter.ToString(),
    };

    private static string Shorten(string slug)
    {
        if (slug.Length <= Longest)
            return slug;
        var hyphen = slug.LastIndexOf('-', Longest);
        var end = hyphen > Longest / 2 ? hyphen : Longest;
        return char.IsLowSurrogate(slug[end]) ? slug[..(end - 1)] : slug[..end];
    }

    [GeneratedRegex(@"^(?:\d{4}-\d\d-\d\d-)+(?=.)", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex DatePrefix();
}
