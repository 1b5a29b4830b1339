using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace ServiceBlog.Import.Placing;

/// <summary>What earlier imports wrote: by path, what it was made of and its content hash. Kept as <c>.serviceblog-import.json</c> in the input
/// folder, one file an entry in the order of paths, so that it can be committed and merged. A file whose hash is another by now has been
/// edited.</summary>
public sealed class ImportState
{
    public const string FileName = ".serviceblog-import.json";

    private static readonly ImportStateJson Json =
        new(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly SortedDictionary<string, ImportStateEntry> _files = new(StringComparer.Ordinal);

    public ImportStateEntry? this[string path] => _files.GetValueOrDefault(path);

    /// <summary>The paths that hold what has this id; more than one after imports into several folders.</summary>
    public ILookup<string, string> ById() => _files.ToLookup(file => file.Value.Id, file => file.Key, StringComparer.Ordinal);

    /// <summary>Notes that a file holds what the import wants to write; false if that was noted before.</summary>
    public bool Note(PlannedFile file)
    {
        var entry = new ImportStateEntry(file.Id, Sha256.Hex(file.Bytes.Span));
        var isNew = this[file.Path] != entry;
        _files[file.Path] = entry;
        return isNew;
    }

    public byte[] Format() => [.. JsonSerializer.SerializeToUtf8Bytes(new ImportStateFile(1, _files), Json.ImportStateFile), (byte)'\n'];

    /// <summary>Null if the file is not one that this program writes.</summary>
    public static ImportState? TryParse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var state = new ImportState();
            foreach (var (path, entry) in JsonSerializer.Deserialize(bytes, Json.ImportStateFile)?.Files ?? throw new JsonException())
                state._files[path] = entry;
            return state;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="ContentHash">SHA-256 of what was written, in hexadecimal.</param>
public sealed record ImportStateEntry(
    [property: JsonPropertyName("from"), JsonRequired] string Id,
    [property: JsonPropertyName("sha256"), JsonRequired] string ContentHash);

internal sealed record ImportStateFile(
    [property: JsonPropertyName("version")] int Version,
    [property: JsonPropertyName("files"), JsonRequired] IDictionary<string, ImportStateEntry> Files);

[JsonSerializable(typeof(ImportStateFile))]
internal sealed partial class ImportStateJson : JsonSerializerContext;

/// <summary>The names and addresses that a site has already.</summary>
/// <param name="addresses">Addresses and aliases of its pages, with the path of the page that has them.</param>
public sealed class ExistingSite(IReadOnlyCollection<InputFile> files, ImmutableArray<(string Address, string Path)> addresses)
{
    private readonly Dictionary<string, InputFile> _files =
        files.DistinctBy(file => file.Path, StringComparer.OrdinalIgnoreCase).ToDictionary(file => file.Path, StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _keys = new(files.Select(file => file.Path).Where(ContentPath.IsMarkdown).Select(ContentPath.KeyOf),
        StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _addresses = addresses.DistinctBy(taken => taken.Path)
        .ToDictionary(taken => taken.Path, taken => taken.Address, StringComparer.Ordinal);

    public ImmutableArray<(string Address, string Path)> Addresses => addresses;
    public IEnumerable<string> Keys => _keys;

    public bool HasKey(string key) => _keys.Contains(key);

    public string? AddressOf(string path) => _addresses.GetValueOrDefault(path);

    public InputFile? this[string path] => _files.GetValueOrDefault(path);
}
