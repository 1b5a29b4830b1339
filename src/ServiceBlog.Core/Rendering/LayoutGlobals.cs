using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering;

/// <summary>The globals of one page's layout: <c>site</c>, <c>page</c>, and the functions that a theme needs.</summary>
public sealed class LayoutGlobals(Value site, Value page, ThemeFunctions functions) : ITemplateObject
{
    /// <summary>What <see cref="TryGetMember"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["site", "page", "asset", "url"];

    public IEnumerable<string> MemberNames => Names;

    public bool TryGetMember(string name, out Value value)
    {
        switch (name)
        {
            case "site":
                value = site;
                return true;
            case "page":
                value = page;
                return true;
            case "asset":
                value = functions.Asset;
                return true;
            case "url":
                value = functions.Url;
                return true;
            default:
                value = default;
                return false;
        }
    }
}
