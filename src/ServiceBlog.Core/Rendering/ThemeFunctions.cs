using Scriban.Runtime;
using Scriban.Syntax;
using ServiceBlog.Core.Rendering.Models;
using ServiceBlog.Core.Rendering.Templates;
using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Core.Rendering;

/// <summary>
/// The functions that templates have besides the language's own: <c>asset 'css/site.css'</c> gives the address of an
/// asset, <c>has_asset</c> tells whether there is one, <c>url '/topics/'</c> puts the base path before a path.
/// </summary>
public sealed class ThemeFunctions
{
    public ThemeFunctions(ImmutableArray<ThemeAsset> assets, SiteModels models)
    {
        var urls = assets.ToFrozenDictionary(asset => asset.Name, asset => models.UrlOf(asset.Path), StringComparer.Ordinal);
        Asset = new TemplateFunction([TemplateFunction.Required<string>("name")], typeof(string), (_, arguments) =>
        {
            var name = (string?)arguments[0] ?? "";
            if (urls.TryGetValue(name, out var url))
                return url;
            var near = NearestName.Find(name, urls.Keys);
            throw new ScriptArgumentException(0, $"the theme has no asset \"{name}\"" + (near is null ? "" : $"; did you mean \"{near}\"?"));
        });
        HasAsset = new TemplateFunction([TemplateFunction.Required<string>("name")], typeof(bool), (_, arguments) => urls.ContainsKey((string?)arguments[0] ?? ""));
        Url = OfPath(models.UrlOf);
        AbsoluteUrl = OfPath(models.AbsoluteUrlOf);
    }

    private static TemplateFunction OfPath(Func<string, string> urlOf) => new([TemplateFunction.Required<string>("path")], typeof(string), (_, arguments) =>
    {
        var path = (string?)arguments[0] ?? "";
        if (UrlPath.IsExternal(path))
            return path;
        return path.StartsWith('/')
            ? urlOf(path)
            : throw new ScriptArgumentException(0, $"a path within the site starts with /, \"{path}\" does not");
    });

    /// <summary>The same with scheme and host, as other sites need it.</summary>
    public TemplateFunction AbsoluteUrl { get; }

    public TemplateFunction Asset { get; }

    public TemplateFunction HasAsset { get; }

    public TemplateFunction Url { get; }
}

/// <summary>The globals of one page's layout: <c>site</c>, <c>page</c>, and the functions that a theme needs. What the layout assigns stands beside them.</summary>
public sealed class LayoutGlobals : ScriptObject
{
    public LayoutGlobals(object? site, object? page, ThemeFunctions functions)
        : base(Names.Count, autoImportStaticsFromThisType: false)
    {
        SetValue("site", site, readOnly: false);
        SetValue("page", page, readOnly: false);
        SetValue("asset", functions.Asset, readOnly: false);
        SetValue("has_asset", functions.HasAsset, readOnly: false);
        SetValue("url", functions.Url, readOnly: false);
        SetValue("absolute_url", functions.AbsoluteUrl, readOnly: false);
    }

    public static IReadOnlyList<string> Names { get; } = ["site", "page", "asset", "has_asset", "url", "absolute_url"];
}
