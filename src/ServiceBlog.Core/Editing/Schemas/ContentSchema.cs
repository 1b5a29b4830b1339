using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using static ServiceBlog.Core.Content.SchemaType;

namespace ServiceBlog.Core.Editing.Schemas;

/// <summary>Every key that authors can write, for editors to complete and explain. A test holds the tables to the readers: what one of them asks for
/// stands here with the same type, and nothing else does.</summary>
public static class ContentSchema
{
    /// <summary>Between the <c>---</c> lines of a page.</summary>
    public static ImmutableArray<SchemaKey> FrontMatter { get; } =
        [.. Content.FrontMatter.Keys.Where(key => key.Use != KeyUse.Comments).SelectMany(key => key.Schema).Select(key => key with { IsRequired = false })];

    /// <summary>Between the <c>---</c> lines of a reader's comment.</summary>
    public static ImmutableArray<SchemaKey> Comment { get; } =
        [.. Content.FrontMatter.Keys.Where(key => key.Use != KeyUse.Pages).SelectMany(key => key.Schema)];

    public static ImmutableArray<SchemaKey> Site { get; } =
    [
        new("title", Text, "The site's name: Untitled site unless this says another."),
        new("description", Text, "What it is about, in one sentence."),
        new("baseUrl", Text, "Where it is published: https://example.org/ or https://example.org/blog/."),
        new("language", Text, "The language of its pages by BCP 47, such as de-AT: en unless this says another."),
        new("languages", Fields, "The languages besides that one, by their tags, with title, description, name and menu: de: {title: Unser Blog}. Their pages lie in de/posts/, de/pages/ and so on."),
        new("smartPunctuation", Flag, "Whether texts get typographic quotation marks, apostrophes, dashes and ellipses. They do unless this is false."),
        new("vault", Flag, "true: the folder is an Obsidian vault, and built as it is. So is one that has the folder .obsidian, unless this is false."),
        new("rawHtml", Text, "What becomes of HTML in texts: report unless this says another.") { Values = ["report", "allow", "sanitize", "escape"] },
        new("timeZone", Text, "For dates that name no zone: a name of the IANA database, such as Europe/Berlin. Else UTC."),
        new("author", Text, "Who writes it, for feeds and for pages without an author."),
        new("theme", Text, "The theme's name: default unless this says another."),
        new("pageSize", PositiveNumber, "Pages on one page of a list: 10 unless this says another."),
        new("feedItems", PositiveNumber, "Posts in a feed: 20 unless this says another."),
        new("authors", Texts, "Those who write here; others are errors if authors is in closed."),
        new("closed", Texts, "Vocabularies in which an unknown name is an error.") { Values = ["tags", "topics", "authors"] },
        new("menu", List, "The entries of the menu: {title: About, url: /about/}.")
        {
            Keys =
            [
                new("title", Text, "What readers see.") { IsRequired = true },
                new("url", Text, "A path within the site, or an address elsewhere."),
                new("optional", Flag, "true: it vanishes while the site has no such page."),
                new("children", List, "The entries below it.")
                {
                    Keys =
                    [
                        new("title", Text, "What readers see.") { IsRequired = true },
                        new("url", Text, "A path within the site, or an address elsewhere.") { IsRequired = true },
                        new("optional", Flag, "true: it vanishes while the site has no such page."),
                    ],
                },
            ],
        },
        new("collections", Fields, "Folders of your own, by name, with title, layout and order (title, date or order): recipes: {title: Recipes, order: date}."),
        new("glossary", Flag, "true: the first mention of each topic in a text leads to it and shows what it is."),
        new("map", Flag, "true: a page with a map of topics and sources."),
        new("citations", Text, "How citations read: Osing 2014, [1], or (Osing, 2014).") { Values = ["short", "numbered", "author-year"] },
        new("comments", Fields, "Readers' comments.")
        {
            Keys = [new("link", Text, "Where a reader goes to comment, with {title}, {key}, {url} and {file}: mailto:us@example.org?subject={title}.") { IsRequired = true }],
        },
        new("health", FieldsOrFlag, "true: a page that tells what the site lacks.")
        {
            Keys =
            [
                new("page", Flag, "true: a page that tells what the site lacks."),
                new("thinTopic", PositiveNumber, "How many members a topic should have at least."),
                new("commonWords", Texts, "Names of topics that are too common to be mentions."),
            ],
        },
        new("search", FieldsOrFlag, "false: readers cannot search the site.")
        {
            Keys =
            [
                new("weights", Fields, "How much a word counts by where it stands.")
                {
                    Keys =
                    [
                        new("title", Number, "In a page's title: 12 unless this says another."),
                        new("names", Number, "In a topic's synonyms and a tag's other names: 10."),
                        new("headings", Number, "In headings: 4."),
                        new("summary", Number, "In the summary: 3."),
                        new("tags", Number, "In tags: 2."),
                        new("text", Number, "In the text: 1."),
                    ],
                },
                new("exclude", Texts, "Addresses within the site that are not searched, such as /drafts/*: * stands for any text, ? for any character."),
            ],
        },
        new("outputs", Fields, "What is published for machines: false leaves a thing out.")
        {
            Keys =
            [
                new("atom", Flag, "Atom feeds: feed.xml of the site, of each topic, tag, series and collection, and of each author in authors."),
                new("rss", Flag, "The site's feed as RSS: rss.xml."),
                new("jsonFeed", Flag, "The site's feed as JSON Feed 1.1: feed.json."),
                new("sitemap", Flag, "sitemap.xml, which names every page with the day of its last change."),
                new("robots", Flag, "robots.txt, which allows everything and names the sitemap. A file of that name in static/ takes its place."),
                new("llms", Flag, "llms.txt, an overview for language models. A file of that name in static/ takes its place."),
                new("markdown", Flag, "true: each page as Markdown too, in index.md beside it."),
                new("manifest", Flag, "site.webmanifest, which names the icon for the home screen of a phone."),
                new("socialImages", Flag, "true: a picture of each page's title, which chats and networks show beside links to it."),
                new("structuredData", Flag, "JSON-LD in each page, which tells search engines what it is."),
            ],
        },
        new("images", Fields, "Smaller copies of pictures, among which browsers choose. None are made unless this names widths.")
        {
            Keys =
            [
                new("widths", PositiveNumbers, "How wide copies are, in pixels, such as [640, 1280]. None is wider than its picture."),
                new("formats", Texts, "What copies are files of: [webp] unless this says another. Of several the first counts that can hold the picture; only a JPEG becomes a JPEG.") { Values = [.. ImageSettings.FormatNames] },
                new("sizes", Text, "How wide pictures are shown, as the attribute sizes of HTML says it: the text column of the default theme unless this says another."),
            ],
        },
        new("feeds", Fields, "What feeds hold.")
        {
            Keys =
            [
                new("content", Text, "Whole texts, or what lists say of a page: full unless this says summary.") { Values = ["full", "summary"] },
                new("eachFormat", Flag, "true: RSS and JSON Feed of topics, tags, series, collections and authors too, which have Atom alone otherwise."),
            ],
        },
        new("externalLinks", Fields, "How links to other sites are checked.")
        {
            Keys =
            [
                new("ignore", Texts, "Addresses that are not asked: * stands for anything."),
                new("allowNetworks", Texts, "Private networks that may be asked all the same: 10.0.0.0/8."),
            ],
        },
        new("hosting", Texts, "Where the site is published: files are written that these hosts read.") { Values = [.. HostSettings.Names] },
        new("contentSecurityPolicy", Text, "The header Content-Security-Policy for hosts that are told one, in place of a strict one; off for none."),
        new("params", Anything, "Whatever the theme wants to know."),
        new("diagnostics", Fields, "How much each diagnostic weighs here.")
        {
            Keys =
            [
                .. Rules.All.Select(rule => new SchemaKey(rule.Name, Text, rule.Explanation)
                {
                    Values = rule.IsFatal ? ["error"] : ["error", "warning", "info", "off"],
                }),
            ],
        },
    ];

    /// <summary>Of one tag in <c>tags.yml</c>.</summary>
    public static ImmutableArray<SchemaKey> Tag { get; } =
    [
        new("description", Text, "What the tag is for."),
        new("label", Text, "What readers see in place of the name: Core service."),
        new("synonyms", Texts, "Other names, which count as this tag."),
        new("merged", Texts, "Names that it once had, or that were merged into it. Their old addresses redirect. Written by serviceblog retag."),
    ];
}

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

    private static string TextOf(IEnumerable<(string, JsonNode?)> properties) =>
        Encoding.UTF8.GetString(JsonBytes.Of(Indented, json => Object(properties).WriteTo(json))) + "\n";

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
        SchemaType.PositiveNumbers => [AnyOf([Types("integer", "null"), ("minimum", 1)], ArrayOf([Types("integer"), ("minimum", 1)]))],
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
