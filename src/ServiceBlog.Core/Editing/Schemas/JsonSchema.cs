using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServiceBlog.Core.Editing.Schemas;

/// <summary>
/// Writes the tables of <see cref="ContentSchema"/> as JSON Schema, draft 7, which editors understand. Unknown keys are
/// allowed, since ServiceBlog itself only warns of them.
/// </summary>
public static class JsonSchema
{
    private const string Draft = "http://json-schema.org/draft-07/schema#";
    private const string DatePattern = @"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?( ?(Z|[+-]\d{2}:\d{2}))?)?$";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The schemas by the names that the command takes.</summary>
    private static readonly ImmutableArray<(string Name, string Title, Action<Utf8JsonWriter> Write)> Schemas =
    [
        ("front-matter", "Front matter of a ServiceBlog page", json => WriteMapping(json, ContentSchema.FrontMatter)),
        ("comment", "Front matter of a reader's comment", json => WriteMapping(json, ContentSchema.Comment)),
        ("site", "Settings of a ServiceBlog site (site.yml)", json => WriteMapping(json, ContentSchema.Site)),
        ("tags", "Tags of a ServiceBlog site (tags.yml)", WriteTags),
    ];

    public static ImmutableArray<string> Names { get; } = [.. Schemas.Select(schema => schema.Name)];

    /// <summary>One schema by its name.</summary>
    public static string Of(string name)
    {
        var schema = Schemas.First(schema => schema.Name == name);
        return Write(json =>
        {
            json.WriteString("$schema", Draft);
            json.WriteString("title", schema.Title);
            schema.Write(json);
        });
    }

    /// <summary>All of them in one document, as its definitions <c>frontMatter</c>, <c>comment</c>, <c>site</c> and <c>tags</c>.</summary>
    public static string OfAll() => Write(json =>
    {
        json.WriteString("$schema", Draft);
        json.WriteString("title", "What the authors of a ServiceBlog site write in YAML");
        json.WriteStartObject("definitions");
        foreach (var (name, title, write) in Schemas)
        {
            json.WriteStartObject(Definition(name));
            json.WriteString("title", title);
            write(json);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartArray("anyOf");
        foreach (var (name, _, _) in Schemas)
            Within(json, () => json.WriteString("$ref", $"#/definitions/{Definition(name)}"));
        json.WriteEndArray();
    });

    private static string Definition(string name) => name == "front-matter" ? "frontMatter" : name;

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void WriteMapping(Utf8JsonWriter json, ImmutableArray<SchemaKey> keys)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var key in keys)
        {
            json.WriteStartObject(key.Name);
            json.WriteString("description", key.Description);
            WriteType(json, key);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (keys.Any(key => key.IsRequired))
        {
            json.WriteStartArray("required");
            foreach (var key in keys.Where(key => key.IsRequired))
                json.WriteStringValue(key.Name);
            json.WriteEndArray();
        }
        json.WriteBoolean("additionalProperties", true);
    }

    private static void WriteType(Utf8JsonWriter json, SchemaKey key)
    {
        switch (key.Type)
        {
            case SchemaType.Text when key.Values.IsEmpty:
                WriteTypes(json, "string", "number", "boolean", "null");
                break;
            case SchemaType.Text:
                WriteValues(json, key.Values);
                break;
            case SchemaType.Texts:
                json.WriteStartArray("anyOf");
                Within(json, () => WriteText(json, key.Values, "null"));
                Within(json, () => WriteArray(json, () => WriteText(json, key.Values)));
                json.WriteEndArray();
                break;
            case SchemaType.Date:
                WriteTypes(json, "string", "null");
                json.WriteString("pattern", DatePattern);
                break;
            case SchemaType.Flag:
                WriteTypes(json, "boolean", "null");
                break;
            case SchemaType.PositiveNumber:
                WriteTypes(json, "integer", "null");
                json.WriteNumber("minimum", 1);
                break;
            case SchemaType.Fields:
                WriteOrNull(json, () => WriteMapping(json, key.Keys));
                break;
            case SchemaType.FieldsOrFlag:
                json.WriteStartArray("anyOf");
                Within(json, () => WriteMapping(json, key.Keys));
                Within(json, () => WriteTypes(json, "boolean", "null"));
                json.WriteEndArray();
                break;
            case SchemaType.List:
                WriteOrNull(json, () => WriteArray(json, () => WriteMapping(json, key.Keys)));
                break;
        }
    }

    private static void WriteTags(Utf8JsonWriter json)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("additionalProperties");
        json.WriteStartArray("anyOf");
        Within(json, () =>
        {
            json.WriteString("description", "What the tag is for.");
            WriteTypes(json, "string", "number", "boolean", "null");
        });
        Within(json, () => WriteMapping(json, ContentSchema.Tag));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A key with nothing behind it is as good as absent.</summary>
    private static void WriteOrNull(Utf8JsonWriter json, Action write)
    {
        json.WriteStartArray("anyOf");
        Within(json, write);
        Within(json, () => json.WriteString("type", "null"));
        json.WriteEndArray();
    }

    private static void WriteArray(Utf8JsonWriter json, Action writeItem)
    {
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        writeItem();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, ImmutableArray<string> values, params string[] more)
    {
        if (values.IsEmpty)
            WriteTypes(json, ["string", "number", "boolean", .. more]);
        else
            WriteValues(json, values);
    }

    private static void WriteValues(Utf8JsonWriter json, ImmutableArray<string> values)
    {
        json.WriteStartArray("enum");
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteTypes(Utf8JsonWriter json, params string[] types)
    {
        json.WriteStartArray("type");
        foreach (var type in types)
            json.WriteStringValue(type);
        json.WriteEndArray();
    }

    private static void Within(Utf8JsonWriter json, Action write)
    {
        json.WriteStartObject();
        write();
        json.WriteEndObject();
    }
}
