namespace ServiceBlog.Core.Building;

/// <summary>
/// Where the addresses stand that a theme takes from authors' values: the menu and the params of <c>site.yml</c>,
/// <c>data/</c>, front matter. Only where such a value was written can its author mend it.
/// </summary>
public sealed class AuthoredValues(SiteGraph graph)
{
    private readonly Lazy<ILookup<string, SourceLocation>> _places = new(() => All(graph).ToLookup(
        value => value.Text, value => value.Location, StringComparer.Ordinal));

    /// <summary>The place of the value that became this address; null if none did.</summary>
    /// <param name="url">As it stands in the page.</param>
    /// <param name="ownFile">The file that the page is made of, whose values come first.</param>
    public SourceLocation? Find(string url, string? ownFile)
    {
        var places = FormsOf(url).SelectMany(form => _places.Value[form]).ToList();
        var own = places.FindIndex(place => place.File == ownFile);
        return places.Count == 0 ? null : places[Math.Max(0, own)];
    }

    /// <summary>What an author can have written: a theme puts the site's path, or all of its address, in front.</summary>
    private IEnumerable<string> FormsOf(string url)
    {
        yield return url;
        foreach (var front in new[] { graph.Config.BasePath, graph.Config.BaseUrl.AbsoluteUri })
        {
            if (url.StartsWith(front, StringComparison.Ordinal))
                yield return Uri.UnescapeDataString("/" + url[front.Length..]);
        }
    }

    private static IEnumerable<(string Text, SourceLocation Location)> All(SiteGraph graph)
    {
        var settings = graph.Config.Menu.Select(item => (item.Url, item.Location));
        var nodes = graph.Data.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value)
            .Concat(graph.Pages.SelectMany(page => page.FrontMatter.Extra).Select(entry => entry.Value));
        var origins = graph.Pages.Select(page => page.FrontMatter.Origin?.Url).OfType<Content.Located<string>>();
        return settings
            .Concat((graph.Config.Params is { } parameters ? nodes.Prepend(parameters) : nodes).SelectMany(TextsIn))
            .Concat(origins.Select(url => (url.Value, url.Location)));
    }

    private static IEnumerable<(string Text, SourceLocation Location)> TextsIn(YamlNode node) => node switch
    {
        YamlScalar scalar => [(scalar.Text.Trim(), scalar.Location)],
        YamlSequence sequence => sequence.Items.SelectMany(TextsIn),
        YamlMapping mapping => mapping.Entries.SelectMany(entry => TextsIn(entry.Value)),
        _ => [],
    };
}
