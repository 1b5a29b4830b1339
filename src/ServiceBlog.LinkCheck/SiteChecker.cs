using ServiceBlog.LinkCheck.Resolving;

namespace ServiceBlog.LinkCheck;

/// <summary>Checks the built site as a browser will see it, whichever tool built it. Files come in as they are made, from any thread; of each only facts are
/// kept (its links with their places, its ids), never its bytes or a tree. When all have come, <see cref="Finish"/> resolves the links. The findings
/// depend on the files alone, not on their order or on threads. Parsing follows the HTML, URL and CSS standards to the letter: where a browser
/// forgives, so does the check.</summary>
public sealed class SiteChecker(CheckSettings settings)
{
    private readonly ConcurrentDictionary<string, CheckedFile> _files = new(StringComparer.Ordinal);
    private readonly SharedTexts _shared = new();
    private readonly SiteAddress _site = new(settings.BaseUrl);

    /// <summary>Whether a file of this name is read; of all others only the path matters.</summary>
    public static bool Reads(string path) => FileReader.KindOf(path) != FileKind.Other;

    /// <summary>Takes in a file. Its bytes are not kept.</summary>
    /// <param name="before">What <see cref="Encode"/> gave for it in an earlier check; null if there was no such file.</param>
    public void Add(string path, ReadOnlySpan<byte> content, ReadOnlyMemory<byte>? before = null)
    {
        var kind = FileReader.KindOf(path);
        var facts = kind == FileKind.Other ? null : FileReader.Read(path, kind, content, _shared, _site.UrlOf(path));
        _files[path] = new CheckedFile(path, facts, before);
    }

    /// <summary>Takes in a file that is as it was in an earlier check.</summary>
    /// <param name="before">What <see cref="Encode"/> gave for it then.</param>
    public void Keep(string path, ReadOnlyMemory<byte> before) => _files[path] = new CheckedFile(path, before, _shared);

    /// <summary>Takes in a file that can be linked to, but not read.</summary>
    /// <param name="before">What <see cref="Encode"/> gave for it in an earlier check; null if there was no such file.</param>
    public void AddPath(string path, ReadOnlyMemory<byte>? before = null) => _files[path] = new CheckedFile(path, facts: null, before);

    /// <summary>What is to be kept of a file for the next check, once this one has ended; empty if only its path counts. What else is known of it is
    /// forgotten, or a big site would be in memory twice.</summary>
    public ReadOnlyMemory<byte> Encode(string path) => _files.TryRemove(path, out var file) ? file.Encode() : default;

    /// <summary>Resolves every link, as far as its result is not known. Nothing may be added any more.</summary>
    /// <param name="filesBefore">How many files there were in the earlier check; -1 if there was none.</param>
    public CheckResult Finish(int filesBefore = -1)
    {
        var threads = new ParallelOptions { MaxDegreeOfParallelism = settings.Parallelism is > 0 and var some ? some : -1 };
        // As long as every path and every id is where it was, what was found in files that did not change stays true. A
        // suggestion depends on all files, and on how many others had to be looked for.
        var nothingMoved = _files.Count == filesBefore && _files.All(file => file.Value.LooksAsBefore && !(file.Value.IsKept && file.Value.HasSearched));
        var result = new SiteResolution(new SitePaths(_files), _site, threads).Run(nothingMoved);
        return settings.FindsScripts ? result : result with { Findings = [.. result.Findings.Where(finding => finding.Kind != FindingKind.ScriptLink)] };
    }
}

/// <summary>What a check depends on besides the files.</summary>
public sealed record CheckSettings
{
    /// <summary>Where the site will be published, such as <c>https://example.org/blog/</c>: links to it are the site's own, and root-relative links
    /// must lead below its path. Null: only links without a host are the site's own.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Whether scripts in place of addresses are found: in an author's text they are a mistake, in HTML written by hand they are
    /// meant.</summary>
    public bool FindsScripts { get; init; }

    /// <summary>Threads at work at once; 0 leaves it to the runtime. The findings do not depend on it.</summary>
    public int Parallelism { get; init; }
}

public sealed record CheckResult
{
    /// <summary>In order of path and place.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Web addresses that lead out of the site, in ordinal order; not yet asked. Those of files that were kept from an earlier
    /// check may be missing.</summary>
    public required ImmutableArray<ExternalLink> ExternalLinks { get; init; }

    /// <summary>HTML pages read.</summary>
    public required int Pages { get; init; }
}

/// <summary>An address outside of the site, and everywhere it stands.</summary>
/// <param name="Url">Absolute, as the URL standard writes it, without its fragment.</param>
public sealed record ExternalLink(string Url, ImmutableArray<ExternalPlace> Places);

/// <summary>One occurrence of an <see cref="ExternalLink"/>.</summary>
/// <param name="Path">The file, relative to the site's root.</param>
/// <param name="Fragment">Percent-encoded, without the number sign; null if there is none.</param>
/// <param name="Written">The address as written, character references decoded.</param>
public readonly record struct ExternalPlace(string Path, Place Place, LinkSource Source, string? Fragment, string Written);
