namespace ServiceBlog.Core.Config;

/// <summary>A folder of the input whose pages are listed together, as <c>collections</c> of <c>site.yml</c> names it.</summary>
/// <param name="Title">Of its list, unless its <c>index.md</c> gives one.</param>
/// <param name="Layout">Of its pages that choose none; null for the layout of pages.</param>
public sealed record Collection(string Folder, string Title, Located<string>? Layout, CollectionOrder Order);

/// <summary>The order in which a collection is listed and read.</summary>
public enum CollectionOrder
{
    Title,

    /// <summary>Newest first.</summary>
    Date,

    /// <summary>By the number that a page gives itself, then by title.</summary>
    Order,
}

/// <summary>Reads <c>collections</c> of <c>site.yml</c>.</summary>
internal static class CollectionReader
{
    private static readonly ImmutableArray<string> Orders = [.. Enum.GetNames<CollectionOrder>().Select(name => name.ToLowerInvariant())];

    /// <summary>Folders that mean something already, in the input or in the output.</summary>
    private static readonly ImmutableArray<string> Taken = [.. ContentPath.Folders, "assets", "tags", "archive", "series", "map", "health", "search"];

    public static bool IsTaken(string folder) => Taken.Contains(folder, StringComparer.OrdinalIgnoreCase);

    public static ImmutableArray<Collection> Read(YamlFields? fields) =>
        fields is null ? [] : [.. fields.Unknown().Select(entry => Read(entry.Key, entry.Value, fields)).OfType<Collection>()];

    private static Collection? Read(YamlScalar name, YamlNode value, YamlFields all)
    {
        var folder = name.Text;
        if (IsTaken(folder))
        {
            all.Report(Rules.InvalidSetting, name.Location, $"a collection cannot be called \"{folder}\": that folder has a meaning already");
            return null;
        }
        if (UrlPath.Segment(folder) != folder || folder.Length == 0)
        {
            all.Report(Rules.InvalidSetting, name.Location,
                $"a collection is called as its folder and its address are, which \"{folder}\" cannot be", UrlPath.Slug(folder));
            return null;
        }
        var title = char.ToUpperInvariant(folder[0]) + folder[1..].Replace('-', ' ');
        if (value is not YamlMapping mapping)
        {
            if (value is not YamlScalar { IsNull: true })
                all.Report(Rules.WrongType, value.Location, $"a collection expects keys such as {{title: {title}}}, found {value.Description}");
            return new Collection(folder, title, Layout: null, CollectionOrder.Title);
        }
        var own = new YamlFields(mapping, all.Diagnostics);
        var collection = new Collection(folder, own.Text("title")?.Value ?? title, own.Text("layout"), own.Choice<CollectionOrder>(own.Text("order"), Orders,
            order => $"a collection has no order \"{order}\": there are {string.Join(", ", Orders)}") ?? CollectionOrder.Title);
        own.ReportUnknown($" in the collection \"{folder}\"");
        return collection;
    }
}
