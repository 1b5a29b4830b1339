using System.Text.Json.Serialization;

namespace ServiceBlog.LinkCheck.External;

/// <summary>Verdicts of earlier runs in one file: a line that names the format and its version, then one JSON object a URL, in ordinal order. It can
/// be deleted at any time. What is damaged, expired or from another version is as if it had never been there; the file is replaced as a whole, so
/// that a run that is killed leaves the old one.</summary>
internal sealed class VerdictCache(ExternalOptions options)
{
    public const string FileName = "external-links.jsonl";
    private const string VersionLine = """{"format":"serviceblog-external-links","version":1}""";

    private readonly SortedDictionary<string, CacheEntry> _entries = new(StringComparer.Ordinal);
    private bool _isChanged;

    public static VerdictCache Open(ExternalOptions options)
    {
        var cache = new VerdictCache(options);
        if (options.CacheFolder is { } folder)
            cache.Try("read", () => cache.Read(Path.Combine(folder, FileName)));
        return cache;
    }

    /// <summary>What is known of a target and of every fragment on it; null if anything is to be asked.</summary>
    public Verdict? Find(ExternalTarget target)
    {
        if (_entries.GetValueOrDefault(target.Address)?.ToVerdict() is not { } verdict)
            return null;
        // Where there is no page, no anchor is missing.
        return verdict.Outcome != Outcome.Works || target.Fragments.All(verdict.Anchors.ContainsKey) ? verdict : null;
    }

    public void Add(ExternalTarget target, Verdict verdict)
    {
        _entries[target.Address] = CacheEntry.Of(target, verdict, options.Clock.GetUtcNow());
        _isChanged = true;
    }

    public void Save()
    {
        if (_isChanged && options.CacheFolder is { } folder)
            Try("write", () => options.ReplaceFile(Path.Combine(folder, FileName), Write));
    }

    private void Read(string path)
    {
        if (!File.Exists(path) || File.ReadLines(path).FirstOrDefault() != VersionLine)
            return;
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            if (Parse(line) is { } entry && entry.ToVerdict() is { } verdict && IsFresh(entry.Checked, verdict))
                _entries[entry.Url] = entry;
        }
    }

    private static CacheEntry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, CacheJson.Default.CacheEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsFresh(DateTimeOffset wasChecked, Verdict verdict)
    {
        var age = options.Clock.GetUtcNow() - wasChecked;
        // An age below zero comes from a clock that was wrong, then or now.
        return age >= TimeSpan.Zero && age < (verdict.IsGood ? options.KeepGood : options.KeepFailed);
    }

    private void Write(Stream file)
    {
        using var lines = new StreamWriter(file);
        lines.WriteLine(VersionLine);
        foreach (var entry in _entries.Values)
            lines.WriteLine(JsonSerializer.Serialize(entry, CacheJson.Default.CacheEntry));
    }

    /// <summary>Without its cache a check takes longer, and that is all.</summary>
    private void Try(string verb, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            options.Say($"cannot {verb} the cache of external links: {exception.Message}");
        }
    }
}

/// <summary>One line of the cache.</summary>
/// <param name="Checked">When it was asked.</param>
/// <param name="Anchors">By fragment.</param>
internal sealed record CacheEntry(
    string Url, DateTimeOffset Checked, Outcome Outcome, string? Reason, string? MovedTo, Dictionary<string, AnchorVerdict>? Anchors)
{
    public static CacheEntry Of(ExternalTarget target, Verdict verdict, DateTimeOffset now) => new(
        target.Address,
        now,
        verdict.Outcome,
        verdict.Reason.Length == 0 ? null : verdict.Reason,
        verdict.MovedTo?.AbsoluteUri,
        verdict.Anchors.IsEmpty ? null : new Dictionary<string, AnchorVerdict>(verdict.Anchors, StringComparer.Ordinal));

    /// <summary>The verdict again; null if this line cannot have been written by us.</summary>
    public Verdict? ToVerdict()
    {
        if (string.IsNullOrEmpty(Url) || !Enum.IsDefined(Outcome) || Anchors?.Values.Any(anchor => anchor is null) == true)
            return null;
        Uri? movedTo = null;
        if (MovedTo is not null && !(Uri.TryCreate(MovedTo, UriKind.Absolute, out movedTo) && movedTo.Scheme is "http" or "https"))
            return null;
        return new Verdict(Outcome, Reason ?? "") { MovedTo = movedTo, Anchors = (Anchors ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal) };
    }
}

/// <summary>How a line of the cache is written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CacheEntry))]
internal sealed partial class CacheJson : JsonSerializerContext;

/// <summary>What is known of one URL, for all links that lead to it.</summary>
/// <param name="Reason">Why not, as a clause: "the server answers 404 Not Found".</param>
internal sealed record Verdict(Outcome Outcome, string Reason = "")
{
    private static readonly ImmutableSortedDictionary<string, AnchorVerdict> NoAnchors =
        ImmutableSortedDictionary.Create<string, AnchorVerdict>(StringComparer.Ordinal);

    /// <summary>Where it went for good; with a fragment only if the server named one. Null if it is where it was.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>By fragment, as in <see cref="ExternalTarget.Fragments"/>.</summary>
    public ImmutableSortedDictionary<string, AnchorVerdict> Anchors { get; init; } = NoAnchors;

    /// <summary>Says more of this run than of the URL, so the next run asks again.</summary>
    public bool IsPassing { get; init; }

    /// <summary>Worth believing for long.</summary>
    public bool IsGood => Outcome == Outcome.Works && Anchors.Values.All(anchor => anchor.State == AnchorState.Fine);
}

/// <summary>What became of asking for a URL.</summary>
internal enum Outcome
{
    Works, // the server has it
    Broken, // it is certainly not there
    Unknown, // a reader may or may not get there: nothing is held against the link
    NotChecked, // we did not want to ask
}

/// <param name="Near">The page's most similar anchor, if the asked one is missing.</param>
internal sealed record AnchorVerdict(AnchorState State, string? Near = null)
{
    public static readonly AnchorVerdict Fine = new(AnchorState.Fine);
}

/// <summary>What is known of an anchor that links name.</summary>
internal enum AnchorState
{
    Fine, // it is there, or the page is none in which anchors could be looked up
    Missing, // the whole page was read, and it is not there
    Unread, // it is not in the part of the page that was read
}
