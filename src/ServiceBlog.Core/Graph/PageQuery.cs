namespace ServiceBlog.Core.Graph;

/// <summary>What the directive <c>::pages{…}</c> asks for: pages of some folders, tags and topics, in an order.</summary>
/// <param name="Folders">Empty for all.</param>
/// <param name="Tags">A page has to have all of them.</param>
/// <param name="Topics">A page has to belong to all of them, by their keys.</param>
public sealed record PageQuery(ImmutableArray<string> Folders, ImmutableArray<string> Tags, ImmutableArray<string> Topics, string Sort, int Limit)
{
    public const string Name = "pages";

    private static readonly ImmutableArray<string> Sorts = ["date", "oldest", "title", "order"];
    private static readonly ImmutableArray<string> Shapes = ["list", "table", "cards"];
    private static readonly ImmutableArray<string> Keys = ["kind", "tags", "topic", "sort", "limit", "as", "id", "class"];

    public static PageQuery Of(Directive directive) => new(
        ValuesOf(directive, "kind"), ValuesOf(directive, "tags"), ValuesOf(directive, "topic"), directive["sort"]?.Value ?? "date",
        int.TryParse(directive["limit"]?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : int.MaxValue);

    /// <summary>Reports what is wrong with a query.</summary>
    public static void Check(Directive directive, SiteGraph graph, ICollection<Diagnostic> diagnostics)
    {
        foreach (var attribute in directive.Attributes)
        {
            switch (attribute.Name)
            {
                case "kind":
                    CheckEach(attribute, "there is no kind of pages",
                        [.. SiteGraph.Folders, .. graph.Config.Collections.Select(collection => collection.Folder)]);
                    break;
                case "tags":
                    CheckEach(attribute, "no page has the tag", [.. graph.Tags.Select(tag => tag.Name)]);
                    break;
                case "topic":
                    CheckEach(attribute, "there is no topic", [.. graph.Topics.Select(topic => topic.Key)]);
                    break;
                case "sort":
                    CheckEach(attribute, "pages are not sorted by", Sorts);
                    break;
                case "as":
                    CheckEach(attribute, "pages are not shown as", Shapes);
                    break;
                case "limit" when !int.TryParse(attribute.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit == 0:
                    Report(attribute, $"\"limit\" is a number of pages, found \"{attribute.Value}\"", suggestion: null);
                    break;
                case var key when !Keys.Contains(key):
                    Report(attribute, $"the list of pages knows no \"{key}\"; it takes {string.Join(", ", Keys[..6])}", NearestName.Find(key, Keys));
                    break;
            }
        }

        void CheckEach(DirectiveAttribute attribute, string complaint, ImmutableArray<string> known)
        {
            foreach (var value in Parts(attribute.Value).Where(value => !known.Any(name => UrlPath.Slug(name) == UrlPath.Slug(value))))
                Report(attribute, $"{complaint} \"{value}\"", NearestName.Find(value, known));
        }

        void Report(DirectiveAttribute attribute, string message, string? suggestion) =>
            diagnostics.Report(Rules.InvalidDirective, attribute.Location, message, suggestion);
    }

    /// <param name="host">The page that asks, which is not listed.</param>
    public ImmutableArray<Page> Run(SiteGraph graph, Page host)
    {
        var pages = graph.Pages.Where(page => page.SourcePath != host.SourcePath && page.Edition == host.Edition && Asks(page, graph));
        return
        [
            .. (Sort switch
            {
                "title" => pages.Order(PageOrder.ByTitle),
                "oldest" => pages.Order(PageOrder.OldestFirst),
                "order" => Folders is ["guide"] ? graph.Edition(host.Edition).Guide.Where(pages.ToHashSet().Contains) : pages.Order(PageOrder.ByPlace),
                _ => pages.OrderByDescending(page => page.Date?.UtcTicks ?? -1).ThenBy(page => page, PageOrder.ByTitle).AsEnumerable(),
            }).Take(Limit),
        ];
    }

    /// <summary>Stands for all that a list of these pages can show: what a page is called, where it is, what it says of itself.</summary>
    public ContentHash HashOf(SiteGraph graph, Page host, ContentHash before)
    {
        foreach (var page in Run(graph, host))
        {
            before = before.With(page.Path).With(page.Title).With(page.Summary).With(page.Date?.UtcTicks ?? -1).With(page.Folder);
            foreach (var tag in graph[page].Tags)
                before = before.With(tag.Title).With(tag.Path);
        }
        return before.With(-1);
    }

    private bool Asks(Page page, SiteGraph graph) =>
        (Folders.IsEmpty || Folders.Contains(page.Folder))
        && (Tags.IsEmpty || Tags.All(tag => graph[page].Tags.Any(own => UrlPath.Slug(own.Name) == UrlPath.Slug(tag))))
        && (Topics.IsEmpty || Topics.All(key => graph[page].Topics.Any(topic => topic.Key == key)));

    private static ImmutableArray<string> ValuesOf(Directive directive, string key) => directive[key] is { } attribute ? Parts(attribute.Value) : [];

    private static ImmutableArray<string> Parts(string value) => [.. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
