using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServiceBlog.Core.Editing.Schemas;

/// <summary>Writes the tables of <see cref="ContentSchema"/> as JSON Schema, draft 7, which editors understand. Unknown keys are allowed, since
/// ServiceBlog itself only warns of them.</summary>
public static class JsonSchema
{
    private const string Draft = "http://json-schema.org/draft-07/schema#";
    private const string DatePattern = @"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?( ?(Z|[+-]\d{2}:\d{2}))?)?$";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The schemas by the names that the command takes.</summary>
    private static readonly ImmutableArray<(string Name, string Title, Func<IEnumerable<(string, JsonNode?)>> Make)> Schemas =
    [
        ("front-matter", "Front matter of a ServiceBlog page", () => Mapping(ContentSchema.FrontMatter)),
        ("comment", "Front matter of a reader's comment", () => Mapping(ContentSchema.Comment)),
        ("site", "Settings of a ServiceBlog site (site.yml)", () => Mapping(ContentSchema.Site)),
        ("tags", "Tags of a ServiceBlog site (tags.yml)", Tags),
    ];

    public static ImmutableArray<string> Names { get; } = [.. Schemas.Select(schema => schema.Name)];

    public static string Of(string name)
    {
        var (_, title, make) = Schemas.First(schema => schema.Name == name);
        return TextOf([("$schema", Draft), ("title", title), .. make()]);
    }

    /// <summary>All of them in one document, as its definitions <c>frontMatter</c>, <c>comment</c>, <c>site</c> and <c>tags</c>.</summary>
    public static string OfAll() => TextOf(
    [
        ("$schema", Draft),
        ("title", "What the authors of a ServiceBlog site write in YAML"),
        ("definitions", Object(Schemas.Select(schema => (Definition(schema.Name), (JsonNode?)Object([("title", schema.Title), .. schema.Make()]))))),
        AnyOf([.. Schemas.Select(schema => new (string, JsonNode?)[] { ("$ref", $"#/definitions/{Definition(schema.Name)}") })]),
    ]);

    private static string Definition(string name) => name == "front-matter" ? "frontMatter" : name;

    private static string TextOf(IEnumerable<(string, JsonNode?)> properties)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented))
            Object(properties).WriteTo(json);
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static IEnumerable<(string, JsonNode?)> Mapping(ImmutableArray<SchemaKey> keys)
    {
        yield return ("type", "object");
        yield return ("properties", Object(keys.Select(key => (key.Name, (JsonNode?)Object([("description", key.Description), .. TypeOf(key)])))));
        if (keys.Any(key => key.IsRequired))
            yield return ("required", Array(keys.Where(key => key.IsRequired).Select(key => key.Name)));
        yield return ("additionalProperties", true);
    }

    private static IEnumerable<(string, JsonNode?)> TypeOf(SchemaKey key) => key.Type switch
    {
        SchemaType.Text => [Text(key.Values, "null")],
        SchemaType.Texts => [AnyOf([Text(key.Values, "null")], ArrayOf([Text(key.Values)]))],
        SchemaType.Date => [Types("string", "null"), ("pattern", DatePattern)],
        SchemaType.Flag => [Types("boolean", "null")],
        SchemaType.PositiveNumber => [Types("integer", "null"), ("minimum", 1)],
        SchemaType.Number => [Types("number", "null"), ("minimum", 0)],
        SchemaType.Fields => [OrNull(Mapping(key.Keys))],
        SchemaType.FieldsOrFlag => [AnyOf(Mapping(key.Keys), [Types("boolean", "null")])],
        SchemaType.List => [OrNull(ArrayOf(Mapping(key.Keys)))],
        _ => [],
    };

    private static IEnumerable<(string, JsonNode?)> Tags() =>
    [
        ("type", "object"),
        ("additionalProperties", Object([AnyOf([("description", "What the tag is for."), Text([], "null")], Mapping(ContentSchema.Tag))])),
    ];

    /// <summary>A key with nothing behind it is as good as absent.</summary>
    private static (string, JsonNode?) OrNull(IEnumerable<(string, JsonNode?)> schema) => AnyOf(schema, [("type", "null")]);

    private static (string, JsonNode?) AnyOf(params IEnumerable<(string, JsonNode?)>[] schemas) =>
        ("anyOf", new JsonArray([.. schemas.Select(schema => (JsonNode?)Object(schema))]));

    private static IEnumerable<(string, JsonNode?)> ArrayOf(IEnumerable<(string, JsonNode?)> items) => [("type", "array"), ("items", Object(items))];

    private static (string, JsonNode?) Text(ImmutableArray<string> values, params string[] more) =>
        values.IsEmpty ? Types(["string", "number", "boolean", .. more]) : ("enum", Array(values));

    private static (string, JsonNode?) Types(params string[] types) => ("type", Array(types));

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    private static JsonObject Object(IEnumerable<(string Name, JsonNode? Value)> properties) =>
        new(properties.Select(property => KeyValuePair.Create(property.Name, property.Value)));
}
