namespace ServiceBlog.Templating.Builtins;

/// <summary><c>array.cycle</c>, the one function whose result depends on the calls before it in the same render.</summary>
internal static class ArrayCycleFunction
{
    /// <summary>Returns the next item of the list; lists that print alike share their place unless a group is named.</summary>
    public static Value Cycle(in CallArguments arguments, RenderContext context)
    {
        if (arguments.GetList(0) is not { Count: > 0 } list) return Value.Null;
        var group = context.Format(arguments[1].IsNull ? arguments[0] : arguments[1]);
        var positions = context.GetState<Positions>();
        var position = positions.GetValueOrDefault(group);
        positions[group] = position + 1;
        return list[position % list.Count];
    }

    private sealed class Positions() : Dictionary<string, int>(StringComparer.Ordinal);
}
