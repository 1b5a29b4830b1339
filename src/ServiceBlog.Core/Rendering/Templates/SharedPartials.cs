using Scriban.Syntax;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>The partials that write the same on every page of a language, told from their texts: they read <c>site</c>, the theme's functions and
/// variables of their own, and include only such partials. The foot of a page is one of them, most often.</summary>
internal static class SharedPartials
{
    /// <summary>What names mean that all pages of a language share. Dates are not among them, since a template may set their format, nor is
    /// <c>for</c>, which may be the loop around an include.</summary>
    private static readonly FrozenSet<string> SharedNames =
        FrozenSet.Create(StringComparer.Ordinal, "site", "asset", "has_asset", "url", "absolute_url", "t", "t_forms", "long_date", "html", "string",
            "array", "object", "math");

    /// <param name="find">The partial of a name, for the template that asks.</param>
    public static FrozenSet<ParsedTemplate> Among(IEnumerable<ParsedTemplate> partials, SettledNames settled, Func<string, string, ParsedTemplate?> find)
    {
        var includes = new Dictionary<ParsedTemplate, ImmutableArray<string>>();
        foreach (var partial in partials)
        {
            var names = ImmutableArray.CreateBuilder<string>();
            if (partial.Page?.Body is { } body && ReadsSharedOnly(body, settled, names))
                includes.Add(partial, names.ToImmutable());
        }
        // Each round takes out those that include one which is not shared.
        while (includes.FirstOrDefault(entry =>
            entry.Value.Any(name => find(name, entry.Key.Path) is not { } found || !includes.ContainsKey(found))).Key is { } mixed)
            includes.Remove(mixed);
        return includes.Keys.ToFrozenSet();
    }

    private static bool ReadsSharedOnly(ScriptNode root, SettledNames settled, ImmutableArray<string>.Builder includes)
    {
        var open = new Stack<ScriptNode>([root]);
        while (open.TryPop(out var node))
        {
            switch (node)
            {
                case ScriptMemberExpression { Target: ScriptVariableGlobal { Name: "page" }, Member.Name: "language" } when settled.Contains("page"):
                    break;
                case ScriptMemberExpression { Member.Name: "cycle" }: // which counts through the whole page
                    return false;
                case ScriptMemberExpression { Target: { } target }:
                    open.Push(target);
                    break;
                case ScriptFunctionCall
                {
                    Target: ScriptVariableGlobal { Name: "include" },
                    Arguments: [ScriptLiteral { Value: string name }, ..]
                } call when settled.Contains("include"):
                    includes.Add(name);
                    foreach (var argument in call.Arguments)
                        open.Push(argument);
                    break;
                case ScriptNamedArgument { Value: { } value }:
                    open.Push(value);
                    break;
                case ScriptObjectMember { Value: { } value }:
                    open.Push(value);
                    break;
                case ScriptVariableGlobal variable when !SharedNames.Contains(variable.Name) || !settled.Contains(variable.Name):
                    return false;
                default:
                    ThemeNodes.PushChildren(open, node);
                    break;
            }
        }
        return true;
    }
}
