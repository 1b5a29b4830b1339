using System.Text.Json;

namespace ServiceBlog.LinkCheck.External;

/// <summary>
/// Verdicts of earlier runs in one file: a line that names the format and its version, then one JSON object a URL, in
/// ordinal order. It can be deleted at any time. What is damaged, expired or from another version is as if it had never
/// been there; the file is replaced as a whole, so that a run that is killed leaves the old one.
/// </summary>
internal sealed class VerdictCache
{
    public const string FileName = "external-links.jsonl";
    private const string VersionLine = """{"format":"serviceblog-external-links","version":1}""";

    private readonly SortedDictionary<string, CacheEntry> _entries = new(StringComparer.Ordinal);
    private readonly ExternalOptions _options;
    private bool _isChanged;

    private VerdictCache(ExternalOptions options) => _options = options;

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
        _entries[target.Address] = CacheEntry.Of(target, verdict, _options.Clock.GetUtcNow());
        _isChanged = true;
    }

    public void Save()
    {
        if (_isChanged && _options.CacheFolder is { } folder)
            Try("write", () => _options.ReplaceFile(Path.Combine(folder, FileName), Write));
    }

    private void Read(string path)
    {
        if (!File.Exists(path))
            return;
        using var lines = File.ReadLines(path).GetEnumerator();
        if (!lines.MoveNext() || lines.Current != VersionLine)
            return;
        while (lines.MoveNext())
        {
            if (Parse(lines.Current) is { } entry && IsFresh(entry))
                _entries[entry.Url] = entry;
        }
    }

    private static CacheEntry? Parse(string line)
    {
        try
        {
            var entry = JsonSerializer.Deserialize(line, CacheJson.Default.CacheEntry);
            return entry?.ToVerdict() is null ? null : entry;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsFresh(CacheEntry entry)
    {
        var age = _options.Clock.GetUtcNow() - entry.Checked;
        // An age below zero comes from a clock that was wrong, then or now.
        return age >= TimeSpan.Zero && age < (entry.ToVerdict()!.IsGood ? _options.KeepGood : _options.KeepFailed);
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
            _options.Say($"cannot {verb} the cache of external links: {exception.Message}");
        }
    }
}
