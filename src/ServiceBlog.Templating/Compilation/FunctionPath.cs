using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating.Compilation;

/// <summary>
/// The path of a call to its function. That of a built-in function, such as <c>html.escape</c> or <c>include</c>, is
/// followed once: every later call only makes sure that nothing has taken its first name, which is worth a tenth of a
/// page's time.
/// </summary>
/// <param name="find">Follows the path; throws where it leads to no function.</param>
/// <param name="name">The first name of the path, if it can be that of a built-in function.</param>
/// <param name="isMember">The function is a member of what has that name.</param>
internal sealed class FunctionPath(Func<RenderContext, Function> find, MemberName? name, bool isMember)
{
    // One object, so that threads never see the function of one library with another.
    private Known? _known;

    public Function Find(RenderContext context) =>
        _known is { } known && context.IsBuiltin(name!, known.Builtins) ? known.Function : Follow(context);

    private Function Follow(RenderContext context)
    {
        var isFixed = name is not null && context.Builtins.IsFrozen && context.IsBuiltin(name, context.Builtins)
            && (!isMember || context.Builtins[name.Text].Reference is ScriptObject { IsFrozen: true });
        var function = find(context);
        if (isFixed)
        {
            _known = new Known(context.Builtins, function);
        }

        return function;
    }

    private sealed record Known(ScriptObject Builtins, Function Function);
}
