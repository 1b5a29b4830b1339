using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace ServiceBlog.Baselines;

/// <summary>The findings that a site has agreed to live with, as a JSON file that people read and add reasons to: one entry a line, in order of code,
/// file and subject, so that a change shows as the lines that changed.</summary>
internal sealed class HealthBaseline
{
    private const string Format = "serviceblog-health-baseline";
    private const int Version = 1;

    private static readonly BaselineJson Json = new(new JsonSerializerOptions(BaselineJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    private readonly ImmutableArray<BaselineEntry> _entries;

    private HealthBaseline(IEnumerable<BaselineEntry> entries) => _entries =
    [
        .. entries.DistinctBy(entry => entry.Key)
            .OrderBy(entry => entry.Code, StringComparer.Ordinal)
            .ThenBy(entry => entry.File, StringComparer.Ordinal)
            .ThenBy(entry => entry.Subject, StringComparer.Ordinal),
    ];

    public static HealthBaseline Of(IEnumerable<HealthFinding> findings) => new(findings.Select(BaselineEntry.Of));

    /// <summary>Null if there is no such file.</summary>
    /// <exception cref="EnvironmentException">It is no baseline.</exception>
    public static HealthBaseline? Read(string path, string shownPath)
    {
        if (!File.Exists(path))
            return null;
        var bytes = Failure.OnDisk($"read the baseline {shownPath}", () => FileStatus.ReadRegular(path));
        try
        {
            return new HealthBaseline(Parse(bytes));
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or KeyNotFoundException or InvalidOperationException)
        {
            throw new EnvironmentException(
                $"the baseline {shownPath} cannot be read: {exception.Message.TrimEnd('.')}. Mend it, or delete it to begin anew.", exception);
        }
    }

    public BaselineComparison Compare(ImmutableArray<HealthFinding> findings)
    {
        var known = _entries.Select(entry => entry.Key).ToHashSet();
        var found = findings.Select(finding => BaselineEntry.Of(finding).Key).ToHashSet();
        return new BaselineComparison(
            [.. findings.Where(finding => !known.Contains(BaselineEntry.Of(finding).Key))],
            [.. findings.Where(finding => known.Contains(BaselineEntry.Of(finding).Key))],
            [.. _entries.Where(entry => !found.Contains(entry.Key))]);
    }

    /// <summary>The same without what is mended; reasons stay.</summary>
    public HealthBaseline Without(ImmutableArray<BaselineEntry> mended) => new(_entries.Except(mended));

    public void Write(string path)
    {
        var text = new StringBuilder().Append("{\n  \"format\": \"").Append(Format).Append("\",\n  \"version\": 1,\n  \"known\": [");
        for (var i = 0; i < _entries.Length; i++)
            text.Append(i == 0 ? "\n    " : ",\n    ").Append(JsonSerializer.Serialize(_entries[i], Json.BaselineEntry));
        text.Append(_entries.IsEmpty ? "]\n}\n" : "\n  ]\n}\n");
        WholeFile.Write(path, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static IEnumerable<BaselineEntry> Parse(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? 3 : 0));
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.String
            || format.GetString() != Format || !root.TryGetProperty("version", out var version) || version.GetInt32() != Version)
        {
            throw new InvalidDataException($"it is no {Format} of version {Version}");
        }
        return [.. root.GetProperty("known").EnumerateArray().Select(entry => entry.Deserialize(Json.BaselineEntry) is { Code: not null, File: not null } known
            ? known
            : throw new InvalidDataException($"an entry wants \"code\" and \"file\", found {entry.GetRawText()}"))];
    }
}

/// <summary>What is found, against what is known.</summary>
/// <param name="New">Found and not known: worse than recorded.</param>
/// <param name="Known">Found and known.</param>
/// <param name="Mended">Known and not found any more: better than recorded.</param>
internal sealed record BaselineComparison(
    ImmutableArray<HealthFinding> New, ImmutableArray<HealthFinding> Known, ImmutableArray<BaselineEntry> Mended);

/// <summary>A finding that is known. Lines are not part of it, since they move with every edit.</summary>
/// <param name="Code">Its rule's.</param>
/// <param name="Name">Its rule's, for people.</param>
/// <param name="File">Relative to the input folder.</param>
/// <param name="Subject">Tells findings of one rule and file apart; null if there can be only one.</param>
/// <param name="Reason">Why it may stay, in the author's words; null if none is given.</param>
internal sealed record BaselineEntry(string Code, string Name, string File, string? Subject, string? Reason)
{
    /// <summary>What a finding is known by.</summary>
    [JsonIgnore]
    public (string Code, string File, string Subject) Key => (Code, File, Subject ?? "");

    public static BaselineEntry Of(HealthFinding finding) => new(
        finding.Diagnostic.Rule.Code, finding.Diagnostic.Rule.Name, finding.File, finding.Subject.Length == 0 ? null : finding.Subject, Reason: null);
}

/// <summary>How an entry is written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false)]
[JsonSerializable(typeof(BaselineEntry))]
internal sealed partial class BaselineJson : JsonSerializerContext;
