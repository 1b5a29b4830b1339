using Scriban.Syntax;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>The names that mean the same everywhere in a theme, since no template of it sets them: most often all of <c>site</c>, <c>page</c> and the
/// built-ins. What they name need not be looked for in every scope.</summary>
internal sealed class SettledNames
{
    private readonly FrozenSet<string> _set;
    private readonly bool _areKnown;

    /// <param name="templates">All templates that render together.</param>
    public SettledNames(IEnumerable<ParsedTemplate> templates)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        _areKnown = templates.All(template => template.Page?.Body is not { } body || TryCollect(body, set));
        _set = set.ToFrozenSet(StringComparer.Ordinal);
    }

    public bool Contains(string name) => _areKnown && !_set.Contains(name);

    /// <summary>False if a template sets names that cannot be told from its text.</summary>
    private static bool TryCollect(ScriptNode root, HashSet<string> names)
    {
        foreach (var node in ThemeNodes.AllIn(root))
        {
            switch (node)
            {
                case ScriptWithStatement or ScriptImportStatement or ScriptThisExpression:
                case ScriptMemberExpression { Member.Name: "eval" or "eval_template" }:
                    return false;
                case ScriptAssignExpression assignment:
                    Add(assignment.Target);
                    break;
                case ScriptIncrementDecrementExpression step:
                    Add(step.Right);
                    break;
                case ScriptForStatement loop:
                    Add(loop.Variable);
                    break;
                case ScriptCaptureStatement capture:
                    Add(capture.Target);
                    break;
                case ScriptFunction function:
                    Add(function.NameOrDoToken);
                    foreach (var parameter in function.Parameters ?? [])
                        Add(parameter.Name);
                    break;
            }
        }
        return true;

        void Add(ScriptNode? target)
        {
            if (target is ScriptVariableGlobal variable)
                names.Add(variable.Name);
        }
    }
}
