using Scriban.Runtime;

namespace ServiceBlog.Core.Rendering;

/// <summary>The globals of one page's layout: <c>site</c>, <c>page</c>, and the functions that a theme needs. What the layout assigns stands beside them.</summary>
public sealed class LayoutGlobals : ScriptObject
{
    public LayoutGlobals(object? site, object? page, ThemeFunctions functions)
        : base(Names.Count, autoImportStaticsFromThisType: false)
    {
        SetValue("site", site, readOnly: false);
        SetValue("page", page, readOnly: false);
        SetValue("asset", functions.Asset, readOnly: false);
        SetValue("url", functions.Url, readOnly: false);
    }

    public static IReadOnlyList<string> Names { get; } = ["site", "page", "asset", "url"];
}
