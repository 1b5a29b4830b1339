using static ServiceBlog.Templating.Builtins.ParameterDeclarations;

namespace ServiceBlog.Templating.Builtins;

/// <summary>
/// The object <c>array</c> (documentation: <c>builtins/array.md</c>). No function changes the list it is given; a
/// missing list counts as an empty one.
/// </summary>
internal static class ArrayFunctions
{
    public static BuiltinLibrary Library { get; } = new(
        "array",
        new("array.add", [List("list"), Any("value")], ArrayEditFunctions.Add),
        new("array.add_range", [List("list1"), List("list2")], ArrayEditFunctions.Concat),
        new("array.compact", [List("list")], ArrayEditFunctions.Compact),
        new("array.concat", [List("list1"), List("list2")], ArrayEditFunctions.Concat),
        new("array.cycle", [List("list"), AnyOptional("group")], ArrayCycleFunction.Cycle),
        new("array.any", [List("list"), Callback("function"), AnyRemaining("args")], ArrayCallbackFunctions.Any),
        new("array.each", [List("list"), Callback("function")], ArrayCallbackFunctions.Each),
        new("array.filter", [List("list"), Callback("function")], ArrayCallbackFunctions.Filter),
        new("array.first", [List("list")], First),
        new("array.insert_at", [List("list"), Integer("index"), Any("value")], ArrayEditFunctions.InsertAt),
        new("array.join", [List("list"), Text("delimiter"), CallbackOptional("function")], ArrayCallbackFunctions.Join),
        new("array.last", [List("list")], Last),
        new("array.limit", [List("list"), Integer("count")], ArrayEditFunctions.Limit),
        new("array.map", [List("list"), Text("member")], ArrayOrderFunctions.Map),
        new("array.offset", [List("list"), Integer("index")], ArrayEditFunctions.Offset),
        new("array.remove_at", [List("list"), Integer("index")], ArrayEditFunctions.RemoveAt),
        new("array.reverse", [List("list")], ArrayOrderFunctions.Reverse),
        new("array.size", [List("list")], Size),
        new("array.sort", [List("list"), TextOptional("member")], ArrayOrderFunctions.Sort),
        new("array.uniq", [List("list")], ArrayOrderFunctions.Uniq),
        new("array.contains", [List("list"), Any("item")], Contains));

    private static Value First(in CallArguments arguments, RenderContext context) =>
        arguments.GetList(0) is { Count: > 0 } list ? list[0] : Value.Null;

    private static Value Last(in CallArguments arguments, RenderContext context) =>
        arguments.GetList(0) is { Count: > 0 } list ? list[list.Count - 1] : Value.Null;

    private static Value Size(in CallArguments arguments, RenderContext context) => arguments.GetList(0)?.Count ?? 0;

    private static Value Contains(in CallArguments arguments, RenderContext context)
    {
        if (arguments.GetList(0) is not { } list) return false;
        for (var index = 0; index < list.Count; index++)
        {
            context.CountStep();
            if (list[index] == arguments[1]) return true;
        }

        return false;
    }
}
