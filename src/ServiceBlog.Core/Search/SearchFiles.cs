using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServiceBlog.Core.Search;

/// <summary>The files by which readers search, below <c>search/</c>: a manifest, and the parts of the index, each named by its content, so that
/// browsers may keep them for ever. The parts are compressed here, since hosts compress no file of an unknown kind.</summary>
public static class SearchFiles
{
    private const int MostTopics = 12;
    private const int NameLength = 10;
    private const string PartEnding = ".bin";

    /// <summary>A file whose form changes gets another name.</summary>
    private const long Format = 3;

    internal static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Relative to the output folder.</summary>
    public const string ManifestFile = "search/manifest.json";

    /// <summary>Whether a path relative to the output folder names a part of the index.</summary>
    public static bool IsPart(string path) =>
        path.StartsWith("search/", StringComparison.Ordinal)
        && path.EndsWith(PartEnding, StringComparison.Ordinal)
        && path.AsSpan("search/".Length, path.Length - "search/".Length - PartEnding.Length) is { Length: NameLength } name
        && !name.ContainsAnyExcept(HexDigits);

    /// <summary>Each with its path within the site, what stands for its content, and how it is made.</summary>
    public static IEnumerable<(string Path, ContentHash Hash, Func<ReadOnlyMemory<byte>> Make)> Of(SearchIndex index, SiteGraph graph)
    {
        var snippets = index.Layout.IsSmall ? new Snippets(index) : null;
        var parts = index.Parts.AsParallel().Where(part => part.Key is [not ('t' or 'm'), ..] and not "pages" && part.Value.Length > 0)
            .ToDictionary(part => part.Key, part => snippets is not null && part.Key[0] is 's' or 'c' ? snippets.Add(part.Value) : part.Value, StringComparer.Ordinal);
        var names = parts.ToDictionary(part => part.Key, part => ContentHash.Of(part.Value.Span).With(Format), StringComparer.Ordinal);
        var manifest = JsonBytes.Of(JsonOptions, json => WriteManifest(json, index, names, graph));
        yield return (SiteLists.SearchManifestPath, ContentHash.Of(manifest), () => manifest);
        foreach (var (name, hash) in names.Where(part => !IsInManifest(part.Key, index.Layout)).DistinctBy(part => part.Value))
            yield return ($"{SiteLists.SearchPath}{NameOf(hash)}{PartEnding}", hash, () => FileOf(name));

        ReadOnlyMemory<byte> FileOf(string name) => name[0] switch
        {
            _ when index.Layout.IsSmall => RangedFile.Compress(parts[name].Span),
            'w' => RangedFile.OfWords(parts[name], int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture), index.Layout),
            _ => RangedFile.OfTerms(parts[name]),
        };
    }

    /// <summary>The list of pages of a small site is no file of its own.</summary>
    private static bool IsInManifest(string part, IndexLayout layout) => layout.IsSmall && part == "p0";

    private static string NameOf(ContentHash hash) => (hash.High >> 24).ToString("x10", CultureInfo.InvariantCulture);

    private static void WriteManifest(Utf8JsonWriter json, SearchIndex index, Dictionary<string, ContentHash> names, SiteGraph graph)
    {
        var layout = index.Layout;
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteNumber("pages", layout.Pages);
        json.WriteString("base", graph.Config.BasePath.TrimEnd('/') + "/");
        WriteNames("shards", 's', layout.Shards);
        WriteNames("common", 'c', IndexLayout.CommonShards);
        WriteNames("words", 'w', layout.WordLists);
        if (layout.IsSmall)
        {
            json.WritePropertyName("list");
            json.WriteRawValue(index.Parts["p0"].Span, skipInputValidation: true);
        }
        else
        {
            json.WriteNumber("pagesPerList", layout.PagesPerList);
            WriteNames("lists", 'p', layout.PageLists);
        }
        json.WriteString("named", string.Join(' ', Enumerable.Range(0, IndexLayout.CommonShards)
            .SelectMany(shard => ShardWriter.Read(index.Parts[PartName.Of('c', shard)]))
            .Where(entry => layout.IsNamed(entry.Pages)).Select(entry => entry.Term).Order(StringComparer.Ordinal)));
        json.WriteStartArray("topics");
        foreach (var topic in graph.Topics.Take(MostTopics))
        {
            json.WriteStartArray();
            json.WriteStringValue(UrlPath.Encode(topic.Path)[1..]);
            json.WriteStringValue(topic.Title);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();

        void WriteNames(string property, char kind, int count) => json.WriteString(property, string.Join(' ', Enumerable.Range(0, count)
            .Select(number => names.TryGetValue(PartName.Of(kind, number), out var hash) ? NameOf(hash) : "")));
    }
}
