using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServiceBlog.Import.Placing;

/// <summary>
/// What earlier imports wrote: by path, what it was made of and its hash. Kept as
/// <c>.serviceblog-import.json</c> in the input folder, one file an entry in the order of paths, so that it can be
/// committed and merged. A file whose hash is another by now has been edited.
/// </summary>
public sealed class ImportState
{
    public const string FileName = ".serviceblog-import.json";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, Entry> _files = new(StringComparer.Ordinal);

    /// <param name="Id">What the file was made of.</param>
    /// <param name="Hash">SHA-256 of what was written, in hexadecimal.</param>
    public readonly record struct Entry(string Id, string Hash);

    public Entry? this[string path] => _files.TryGetValue(path, out var entry) ? entry : null;

    public static string HashOf(ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

    /// <summary>The paths that hold what has this id; more than one after imports into several folders.</summary>
    public ILookup<string, string> ById() => _files.ToLookup(file => file.Value.Id, file => file.Key, StringComparer.Ordinal);

    /// <summary>Notes that a file holds what the import wants to write; false if that was noted before.</summary>
    public bool Note(PlannedFile file)
    {
        var entry = new Entry(file.Id, HashOf(file.Bytes.Span));
        var isNew = this[file.Path] != entry;
        _files[file.Path] = entry;
        return isNew;
    }

    public byte[] Format()
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
                json.WriteString("sha256", entry.Hash);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return [.. bytes.ToArray(), (byte)'\n'];
    }

    /// <summary>Null if the file is not one that this program writes.</summary>
    public static ImportState? TryParse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var state = new ImportState();
            using var json = JsonDocument.Parse(bytes);
            foreach (var file in json.RootElement.GetProperty("files").EnumerateObject())
                state._files[file.Name] = new Entry(file.Value.GetProperty("from").GetString()!, file.Value.GetProperty("sha256").GetString()!);
            return state;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
