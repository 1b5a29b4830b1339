using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;
using ServiceBlog.Core.Rendering.Models;
using ServiceBlog.Core.Rendering.Templates;
using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Core.Rendering;

/// <summary>The functions that templates have besides the language's own: <c>asset 'css/site.css'</c> gives the address of an asset, <c>has_asset</c>
/// tells whether there is one, <c>url '/topics/'</c> puts the base path before a path.</summary>
public sealed class ThemeFunctions
{
    /// <summary>Of the lists that templates look for, which are few.</summary>
    private readonly ConcurrentDictionary<string, SearchValues<string>> _parts = new(StringComparer.Ordinal);

    /// <param name="own">Those of a program that uses this library, by name.</param>
    public ThemeFunctions(Theme theme, SiteConfig config, IEnumerable<KeyValuePair<string, TemplateFunction>> own)
    {
        Own = [.. own];
        var urls = theme.Assets.ToFrozenDictionary(asset => asset.Name, asset => config.UrlOf(asset.Path), StringComparer.Ordinal);
        Asset = new TemplateFunction([TemplateFunction.Required<string>("name")], typeof(string), (_, arguments) =>
        {
            var name = (string?)arguments[0] ?? "";
            if (urls.TryGetValue(name, out var url))
                return url;
            var near = NearestName.Find(name, urls.Keys);
            throw new ScriptArgumentException(0, $"the theme has no asset \"{name}\"" + (near is null ? "" : $"; did you mean \"{near}\"?"));
        });
        Words = new TemplateFunction(
            [TemplateFunction.Required<string>("key"), .. ThemeWords.Placeholders.Select(number => TemplateFunction.Optional<object>("value" + number.Trim('{', '}')))], typeof(string),
            (context, arguments) => Say(WordsFor(context), (string?)arguments[0] ?? "", [.. arguments.Skip(1)]));
        Forms = new TemplateFunction([TemplateFunction.Required<string>("key")], typeof(object),
            (context, arguments) => YamlValue.Frozen(WordsFor(context).Forms((string?)arguments[0] ?? "").Select(form => (form.Category, (object?)form.Html))));
        LongDate = new TemplateFunction([TemplateFunction.Required<object>("date")], typeof(string),
            (context, arguments) => arguments[0] is DateTime date ? WordsFor(context).Date(date) : "");
        HasAsset = new TemplateFunction([TemplateFunction.Required<string>("name")], typeof(bool), (_, arguments) =>
            urls.ContainsKey((string?)arguments[0] ?? ""));
        ContainsAny = new TemplateFunction([TemplateFunction.Required<object>("text"), TemplateFunction.Required<ScriptArray>("parts")],
            typeof(bool), (context, arguments) =>
        {
            var text = arguments[0] is CapturedText captured ? captured.Written : context.ObjectToString(arguments[0]);
            var parts = ((ScriptArray)arguments[1]!).Select(part => context.ObjectToString(part) ?? "").ToArray();
            return text.ContainsAny(_parts.GetOrAdd(string.Join('\n', parts), _ => SearchValues.Create(parts, StringComparison.Ordinal)));
        });
        Url = OfPath(config.UrlOf);
        AbsoluteUrl = OfPath(config.AbsoluteUrlOf);

        // The page's language is a member that is read, and so a dependency of the page.
        ThemeWords WordsFor(TemplateContext context) => theme.Languages.In(
            LanguageOf(((RenderContext)context).Settled("page")) ?? ((RenderContext)context).Settled("language") as string ?? config.Language);
    }

    /// <summary>The language of a page.</summary>
    internal static string? LanguageOf(object? page) =>
        page is IScriptObject known && known.TryGetValue(null, default, "language", out var language) ? language as string : null;

    /// <summary>The words of the theme for a key, in the language of the page, as HTML.</summary>
    public TemplateFunction Words { get; }

    /// <summary>Their forms by the categories of the plural.</summary>
    public TemplateFunction Forms { get; }

    /// <summary>A day in the language of the page.</summary>
    public TemplateFunction LongDate { get; }

    private static string Say(ThemeWords words, string key, ReadOnlySpan<object?> values)
    {
        try
        {
            return words.Html(key, values);
        }
        catch (KeyNotFoundException exception)
        {
            throw new ScriptArgumentException(0, exception.Message);
        }
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

    public ImmutableArray<KeyValuePair<string, TemplateFunction>> Own { get; }

    public TemplateFunction Asset { get; }

    public TemplateFunction HasAsset { get; }

    /// <summary>Whether a text has one of several parts. A whole page that was captured need not become a string for it.</summary>
    public TemplateFunction ContainsAny { get; }

    public TemplateFunction Url { get; }
}

/// <summary>The globals of one page's layout: <c>site</c>, <c>page</c>, and the functions that a theme needs. What the layout assigns stands beside them.</summary>
public class LayoutGlobals : ScriptObject
{
    private readonly object? _page;

    public LayoutGlobals(object? site, object? page, ThemeFunctions functions)
        : base(Names.Count, autoImportStaticsFromThisType: false)
    {
        (Site, _page) = (site, page);
        SetValue("site", site, readOnly: false);
        SetValue("page", page, readOnly: false);
        SetValue("asset", functions.Asset, readOnly: false);
        SetValue("t", functions.Words, readOnly: false);
        SetValue("t_forms", functions.Forms, readOnly: false);
        SetValue("long_date", functions.LongDate, readOnly: false);
        SetValue("has_asset", functions.HasAsset, readOnly: false);
        SetValue("contains_any", functions.ContainsAny, readOnly: false);
        SetValue("url", functions.Url, readOnly: false);
        SetValue("absolute_url", functions.AbsoluteUrl, readOnly: false);
        foreach (var (name, function) in functions.Own)
            SetValue(name, function, readOnly: false);
    }

    internal object? Site { get; }

    /// <summary>Of the page, which is noted as read; null if it has none.</summary>
    internal string? Language => ThemeFunctions.LanguageOf(_page);

    public static IReadOnlyList<string> Names { get; } = ["site", "page", "asset", "has_asset", "contains_any", "url", "absolute_url",
        "t", "t_forms", "long_date"];
}
