using System.Globalization;
using ServiceBlog.Templating;

namespace ServiceBlog.Benchmarks;

/// <summary>
/// The layout <c>tag</c> of the default theme with its partials, and a site for it. Handlebars.Net has the same page
/// in one file, whose inline partials are those of the entries, and the same data as plain objects.
/// </summary>
internal sealed class ThemePage : ITemplateLoader
{
    private static readonly string[] Partials =
        ["base", "head", "menu", "list-opening", "entries", "entry", "kind", "meta", "date", "words", "pages"];

    private static readonly (string Title, string Url)[] Topics =
        [("Caching", "/topics/caching/"), ("Queues & streams", "/topics/queues/")];

    private static readonly (string Title, string Url)[] MenuItems =
        [("Topics", "/topics/"), ("Commentary", "/posts/"), ("Sources", "/sources/"), ("Archive", "/archive/")];

    private static readonly (string Title, string Url)[] Pages = [("About", "/about/"), ("Imprint", "/imprint/")];

    private static readonly DateTimeOffset FirstDay = new(2024, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, Template> _partials;

    public ThemePage()
    {
        _partials = Partials.ToDictionary(name => name, name => Template.Parse(Read("partials", name), name));
        Layout = Template.Parse(Read("layouts", "tag"), "tag");
        OurData = new ScriptObject { ["site"] = Site(), ["page"] = Page(), ["asset"] = Asset("/assets/"), ["url"] = Asset("") };
    }

    public Template Layout { get; }

    public ScriptObject OurData { get; }

    public object TheirData { get; } = new
    {
        site = new
        {
            title = "Notes & essays",
            description = "What we learn about <systems>.",
            language = "en",
            home_url = "/",
            menu = TheirLinks(MenuItems),
            guide = Array.Empty<object>(),
            pages = TheirLinks(Pages),
            tags = TheirLinks(Topics),
            series = Array.Empty<object>(),
            years = TheirLinks(Topics),
            feeds = new { atom = "/atom.xml", rss = "/rss.xml" },
            archive_url = "/archive/",
            tags_url = "/tags/",
            posts_url = "/posts/",
        },
        page = new
        {
            kind = "tag",
            title = "distributed-systems",
            url = "/tags/distributed-systems/",
            absolute_url = "https://example.org/tags/distributed-systems/",
            summary = "",
            content = "",
            items = Enumerable.Range(0, 10).Select(index => new
            {
                kind = "post",
                url = Url(index),
                title = Title(index),
                summary = Summary(index),
                date = FirstDay.AddDays(index),
                draft = false,
                topics = TheirLinks(Topics),
            }).ToArray(),
        },
    };

    public static string[] Templates() =>
        [Read("layouts", "tag"), .. Partials.Select(name => Read("partials", name))];

    public Template? Load(string name) => _partials.GetValueOrDefault(name);

    private static string Read(string folder, string name) => TemplateFiles.Read($"theme/{folder}/{name}.sbn-html");

    private static string Url(int index) => string.Create(CultureInfo.InvariantCulture, $"/posts/on-queues-{index}/");

    private static string Title(int index) => string.Create(CultureInfo.InvariantCulture, $"On \"queues\" & their limits, part {index}");

    private static string Summary(int index) => string.Create(
        CultureInfo.InvariantCulture,
        $"Part {index} of a series: why a queue that is never empty is a queue that is too short, and what <backpressure> does.");

    private static ScriptObject Site() => new ScriptObject
    {
        ["title"] = "Notes & essays",
        ["description"] = "What we learn about <systems>.",
        ["language"] = "en",
        ["home_url"] = "/",
        ["menu"] = Links(MenuItems),
        ["sources"] = Links(Pages),
        ["guide"] = new ScriptArray(),
        ["pages"] = Links(Pages),
        ["tags"] = Links(Topics),
        ["series"] = new ScriptArray(),
        ["years"] = Links(Topics),
        ["feeds"] = new ScriptObject { ["atom"] = "/atom.xml", ["rss"] = "/rss.xml" },
        ["archive_url"] = "/archive/",
        ["tags_url"] = "/tags/",
        ["topics_url"] = "/topics/",
        ["posts_url"] = "/posts/",
        ["sources_url"] = "/sources/",
    }.Freeze();

    private static ScriptObject Page() => new()
    {
        ["kind"] = "tag",
        ["title"] = "distributed-systems",
        ["url"] = "/tags/distributed-systems/",
        ["absolute_url"] = "https://example.org/tags/distributed-systems/",
        ["summary"] = "",
        ["content"] = "",
        ["items"] = new ScriptArray([.. Enumerable.Range(0, 10).Select(index => (Value)new ScriptObject
        {
            ["kind"] = "post",
            ["url"] = Url(index),
            ["title"] = Title(index),
            ["summary"] = Summary(index),
            ["date"] = FirstDay.AddDays(index),
            ["draft"] = false,
            ["topics"] = Links(Topics),
        })]),
    };

    private static ScriptArray Links((string Title, string Url)[] items) =>
        [.. items.Select(item => (Value)new ScriptObject { ["title"] = item.Title, ["url"] = item.Url })];

    private static object[] TheirLinks((string Title, string Url)[] items) =>
        [.. items.Select(item => new { title = item.Title, url = item.Url })];

    private static BuiltinFunction Asset(string prefix) => new(
        "asset",
        [Parameter.Required("name", ParameterType.String)],
        (in CallArguments arguments, RenderContext _) => prefix + arguments.GetString(0));
}
