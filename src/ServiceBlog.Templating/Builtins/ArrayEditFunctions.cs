using System.Globalization;

namespace ServiceBlog.Templating.Builtins;

/// <summary>The functions of <c>array</c> that return the list with items added, taken out, or left out at an end.</summary>
internal static class ArrayEditFunctions
{
    public static Value Add(in CallArguments arguments, RenderContext context)
    {
        var result = Copy(arguments.GetList(0), context, room: 1);
        result.Add(arguments[1]);
        return result;
    }

    public static Value Concat(in CallArguments arguments, RenderContext context)
    {
        var second = arguments.GetList(1);
        var result = Copy(arguments.GetList(0), context, room: second?.Count ?? 0);
        for (var index = 0; index < second?.Count; index++) result.Add(second[index]);
        return result;
    }

    public static Value Compact(in CallArguments arguments, RenderContext context)
    {
        var result = new ScriptArray();
        if (arguments.GetList(0) is not { } list) return result;
        CheckLength(list.Count, context);
        for (var index = 0; index < list.Count; index++)
        {
            var item = list[index];
            if (!item.IsNull) result.Add(item);
        }

        return result;
    }

    /// <summary>An index beyond the end leaves nulls between the last item and the new one.</summary>
    public static Value InsertAt(in CallArguments arguments, RenderContext context)
    {
        var list = arguments.GetList(0);
        var index = Math.Max(0, arguments.GetInt32(1));
        var missing = Math.Max(0, index - (list?.Count ?? 0));
        var result = Copy(list, context, room: missing + 1L);
        for (; missing > 0; missing--) result.Add(Value.Null);
        result.Insert(index, arguments[2]);
        return result;
    }

    /// <summary>A negative index counts from the end; where there is no item, nothing is removed.</summary>
    public static Value RemoveAt(in CallArguments arguments, RenderContext context)
    {
        var result = Copy(arguments.GetList(0), context);
        var index = arguments.GetInteger(1);
        if (index < 0) index += result.Count;
        if (index >= 0 && index < result.Count) result.RemoveAt((int)index);
        return result;
    }

    public static Value Limit(in CallArguments arguments, RenderContext context) =>
        Slice(arguments.GetList(0), 0, arguments.GetInt32(1), context);

    public static Value Offset(in CallArguments arguments, RenderContext context) =>
        Slice(arguments.GetList(0), arguments.GetInt32(1), int.MaxValue, context);

    /// <summary>
    /// Reports a list about to be made if it is longer than all loops of a render may be: a list that doubles at every
    /// step of a short loop would fill the memory.
    /// </summary>
    public static void CheckLength(long length, RenderContext context)
    {
        if (length > context.Limits.LoopSteps)
            throw context.Error(string.Create(
                CultureInfo.InvariantCulture,
                $"The list would have {length} items, more than the limit of {context.Limits.LoopSteps}"));
    }

    private static ScriptArray Slice(ITemplateList? list, int start, int count, RenderContext context)
    {
        if (list is null) return [];
        start = Math.Clamp(start, 0, list.Count);
        count = Math.Clamp(count, 0, list.Count - start);
        CheckLength(count, context);
        var result = new ScriptArray(count);
        for (var index = start; index < start + count; index++) result.Add(list[index]);
        return result;
    }

    private static ScriptArray Copy(ITemplateList? list, RenderContext context, long room = 0)
    {
        var length = (list?.Count ?? 0) + room;
        CheckLength(length, context);
        var result = new ScriptArray((int)length);
        for (var index = 0; index < list?.Count; index++) result.Add(list[index]);
        return result;
    }
}
