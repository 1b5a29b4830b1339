using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Yaml;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Editing.Schemas;

namespace ServiceBlog.Core.Tests.Editing;

public sealed partial class SchemaTests
{
    private static readonly (string File, ImmutableArray<SchemaKey> Keys)[] Tables =
    [
        ("Config/SiteConfigReader.cs", [.. ContentSchema.Site.Where(key => key.Name is not ("diagnostics" or "health" or "search" or "outputs" or "feeds" or "images")), new SchemaKey("diagnostics", SchemaType.Fields, "")]),
        ("Config/MenuReader.cs", ContentSchema.Site.Single(key => key.Name == "menu").Keys),
        ("Config/HealthSettingsReader.cs", ContentSchema.Site.Single(key => key.Name == "health").Keys),
        ("Config/SearchSettings.cs", ContentSchema.Site.Single(key => key.Name == "search").Keys),
        ("Config/ImageSettings.cs", [.. ContentSchema.Site.Where(key => key.Name == "images").SelectMany(key => key.Keys.Prepend(key with { Keys = [] }))]),
        ("Config/CommentSettingsReader.cs", ContentSchema.Site.Single(key => key.Name == "comments").Keys),
        ("Graph/TagCatalogue.cs", ContentSchema.Tag),
    ];

    public static TheoryData<string> Files => [.. Tables.Select(table => table.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_table_has_the_keys_that_the_reader_asks_for_with_their_types(string file)
    {
        var table = Tables.Single(table => table.File == file).Keys;
        var source = File.ReadAllText(Path.Combine(Root, "src/ServiceBlog.Core", file));

        var asked = AskedFor().Matches(source).Select(match => (match.Groups["key"].Value, TypeOf(match.Groups["method"].Value, match.Groups["key"].Value)))
            .Where(found => found.Item1 is not ("health" or "search")); // true or false, or a mapping with a reader of its own

        asked.Distinct().Order().ShouldBe(All(table).Select(key => (key.Name, key.Type)).Distinct().Order());
    }

    /// <summary>Each key of front matter with a value of its type and one of another, alone or below the key that it belongs to.</summary>
    public static TheoryData<string, string, PageKind> FrontMatterValues => [.. FrontMatter.Keys.SelectMany(key =>
        key.Schema.SelectMany(Values).Select(value => (value.Right, value.Wrong, key.Use == KeyUse.Comments ? PageKind.Comment : key.OnlyKind ?? PageKind.Page)))];

    [Theory]
    [MemberData(nameof(FrontMatterValues))]
    public void A_key_of_front_matter_takes_the_values_of_its_type_and_no_others(string right, string wrong, PageKind kind)
    {
        Mistakes(right).ShouldBeEmpty();
        Mistakes(wrong).ShouldAllBe(mistake => mistake.Rule == Rules.WrongType);
        Mistakes(wrong).ShouldNotBeEmpty();

        IEnumerable<Diagnostic> Mistakes(string yaml)
        {
            var mistakes = new List<Diagnostic>();
            FrontMatterReader.Read(YamlReader.ReadMapping(yaml, "a.md", 1, mistakes)!, kind, TimeZoneInfo.Utc, mistakes);
            return mistakes.Where(mistake => mistake.Rule != Rules.MissingValue);
        }
    }

    [Fact]
    public void The_schema_is_one_document_with_four_definitions()
    {
        using var schema = JsonDocument.Parse(JsonSchema.OfAll());

        schema.RootElement.GetProperty("$schema").GetString().ShouldBe("http://json-schema.org/draft-07/schema#");
        schema.RootElement.GetProperty("definitions").EnumerateObject().Select(definition => definition.Name).ShouldBe(["frontMatter", "comment", "site", "tags"]);
        var relations = schema.RootElement.GetProperty("definitions").GetProperty("frontMatter").GetProperty("properties").GetProperty("relations");
        relations.ToString().ShouldContain("disputes");
    }

    [Fact]
    public void What_has_to_be_there_is_required()
    {
        using var schema = JsonDocument.Parse(JsonSchema.Of("comment"));

        schema.RootElement.GetProperty("required").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe("author");
    }

    [Fact]
    public void A_title_may_stand_in_the_text_and_is_not_required()
    {
        using var schema = JsonDocument.Parse(JsonSchema.Of("front-matter"));

        schema.RootElement.TryGetProperty("required", out _).ShouldBeFalse();
    }

    [Fact]
    public void Each_schema_stands_alone_and_describes_every_key()
    {
        foreach (var name in JsonSchema.Names)
        {
            using var schema = JsonDocument.Parse(JsonSchema.Of(name));
            if (schema.RootElement.TryGetProperty("properties", out var properties))
                properties.EnumerateObject().ShouldAllBe(key => key.Value.GetProperty("description").GetString()!.Length > 0);
        }
    }

    /// <summary>Keys below others stand in the same reader, but for what has a reader of its own or no fixed names.</summary>
    private static IEnumerable<SchemaKey> All(IEnumerable<SchemaKey> keys) => keys.SelectMany(key =>
        key.Name is "relations" or "menu" or "comments" or "externalLinks" or "diagnostics" ? [key] : All(key.Keys).Prepend(key));

    private static IEnumerable<(string Right, string Wrong)> Values(SchemaKey key) => key.Type switch
    {
        SchemaType.Text => [($"{key.Name}: {TextFor(key.Name)}", $"{key.Name}: [[a]]")],
        SchemaType.Texts => [($"{key.Name}: [a, b]", $"{key.Name}: {{a: b}}")],
        SchemaType.Date => [($"{key.Name}: 2026-11-20", $"{key.Name}: soon")],
        SchemaType.Flag => [($"{key.Name}: true", $"{key.Name}: perhaps")],
        SchemaType.Number => [($"{key.Name}: 2.5", $"{key.Name}: first")],
        SchemaType.Fields => [($"{key.Name}: {{}}", $"{key.Name}: a"), .. key.Keys.SelectMany(Values).Select(below => ($"{key.Name}: {{{below.Right}}}", $"{key.Name}: {{{below.Wrong}}}"))],
        SchemaType.List => [($"{key.Name}: []", $"{key.Name}: a"), .. key.Keys.SelectMany(Values).Select(below => ($"{key.Name}: [{{{below.Right}}}]", $"{key.Name}: [{{{below.Wrong}}}]"))],
        _ => throw new ArgumentException($"front matter has no {key.Type}", nameof(key)),
    };

    private static string TextFor(string name) => name switch { "language" => "de", "reviewEvery" => "6 months", "url" => "https://example.org/", _ => "a" };

    private static SchemaType TypeOf(string method, string key) => (method, key) switch
    {
        ("Mapping", _) => SchemaType.Anything, // which the theme describes
        ("Take", _) => SchemaType.List,
        ("NameOf", _) => SchemaType.Text,
        _ => Enum.Parse<SchemaType>(method),
    };

    private static string Root => typeof(SchemaTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    [GeneratedRegex(@"\.(?<method>Text|Texts|NameOf|Date|Flag|Fields|Take|Mapping|PositiveNumbers|PositiveNumber|Number)\(""(?<key>[\w-]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AskedFor();
}
