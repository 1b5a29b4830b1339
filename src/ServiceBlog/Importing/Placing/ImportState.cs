using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServiceBlog.Importing.Placing;

/// <summary>
/// What earlier imports wrote: by path, what it was made of and its fingerprint. Kept as
/// <c>.serviceblog-import.json</c> in the input folder, one file an entry in the order of paths, so that it can be
/// committed and merged. A file whose fingerprint is another by now has been edited.
/// </summary>
internal sealed class ImportState
{
    public const string FileName = ".serviceblog-import.json";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, Entry> _files = new(StringComparer.Ordinal);

    /// <param name="Id">What the file was made of.</param>
    /// <param name="Fingerprint">SHA-256 of what was written, in hexadecimal.</param>
    public readonly record struct Entry(string Id, string Fingerprint);

    public Entry? this[string path] => _files.TryGetValue(path, out var entry) ? entry : null;

    public static string FingerprintOf(ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

    /// <summary>The paths that hold what has this id; more than one after imports into several folders.</summary>
    public ILookup<string, string> ById() => _files.ToLookup(file => file.Value.Id, file => file.Key, StringComparer.Ordinal);

    public void Set(string path, string id, string fingerprint) => _files[path] = new Entry(id, fingerprint);

    public ImmutableArray<byte> Format()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteStartObject("files");
            foreach (var (path, entry) in _files)
            {
                json.WriteStartObject(path);
                json.WriteString("from", entry.Id);
                json.WriteString("sha256", entry.Fingerprint);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        bytes.WriteByte((byte)'\n');
        return [.. bytes.ToArray()];
    }

    /// <exception cref="EnvironmentException">The file is not one that this program writes.</exception>
    public static ImportState Parse(ReadOnlyMemory<byte> bytes, string shownPath)
    {
        var state = new ImportState();
        try
        {
            using var json = JsonDocument.Parse(bytes);
            foreach (var file in json.RootElement.GetProperty("files").EnumerateObject())
                state.Set(file.Name, file.Value.GetProperty("from").GetString()!, file.Value.GetProperty("sha256").GetString()!);
            return state;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new EnvironmentException(
                $"{shownPath} is damaged, so it cannot be told which imported files were edited since. Restore it, or delete it to have new files written beside them.",
                exception);
        }
    }
}
