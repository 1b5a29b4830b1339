namespace ServiceBlog.Core.Rendering.Models;

/// <summary>The globals of a shortcode: what its author wrote in the directive, and what a query found; neither <c>site</c> nor <c>page</c>, of which no
/// dependency would be noted.</summary>
internal sealed class ShortcodeGlobals : LayoutGlobals
{
    public ShortcodeGlobals(ThemeFunctions functions, Directive directive, DirectiveText text, SiteGraph graph, Page page)
        : base(site: null, page: null, functions)
    {
        this["name"] = directive.Name;
        this["form"] = directive.Form.ToString().ToLowerInvariant();
        this["label"] = text.Label;
        this["content"] = text.Content.Trim();
        this["language"] = graph.Config.LanguageOf(page.FrontMatter, page.Edition);
        this["headings"] = PageMembers.Headings(page.Outline.Headings);
        this["items"] = directive.Name == PageQuery.Name ? Items(PageQuery.Of(directive).Run(graph, page), graph) : null;
    }

    public required IEnumerable<(string Name, string? Value)> Arguments
    {
        init => this["args"] = YamlValue.Frozen(value.Select(argument => (argument.Name, (object?)argument.Value)));
    }

    /// <summary>The attributes with the size of the image that <c>src</c> names, unless the author gives one.</summary>
    public required string? Size
    {
        init => this["size"] = value;
    }

    /// <summary>What <see cref="PageQuery.HashOf"/> stands for, and nothing else.</summary>
    private static object? Items(ImmutableArray<Page> pages, SiteGraph graph) => SiteModels.List(pages, page => YamlValue.Frozen([
        ("title", page.Title),
        ("url", graph.Config.UrlOf(page.Path)),
        ("summary", page.Summary),
        ("date", page.Date is { } date ? TimeZoneInfo.ConvertTime(date, graph.Config.TimeZone).DateTime : null),
        ("folder", page.Folder),
        ("tags", SiteModels.List(graph[page].Tags, tag => YamlValue.Frozen([("title", tag.Title), ("url", graph.Config.UrlOf(tag.Path))]))),
    ]));
}
