namespace ServiceBlog.Templating.Builtins;

/// <summary>The functions of <c>array</c> that sort, reverse, pick out what is different, or read a member of each item.</summary>
internal static class ArrayOrderFunctions
{
    public static Value Reverse(in CallArguments arguments, RenderContext context)
    {
        if (arguments.GetList(0) is not { } list) return new ScriptArray();
        ArrayEditFunctions.CheckLength(list.Count, context);
        var result = new ScriptArray(list.Count);
        for (var index = list.Count - 1; index >= 0; index--) result.Add(list[index]);
        return result;
    }

    public static Value Uniq(in CallArguments arguments, RenderContext context)
    {
        var result = new ScriptArray();
        if (arguments.GetList(0) is not { } list) return result;
        var seen = new HashSet<Value>();
        for (var index = 0; index < list.Count; index++)
        {
            context.CountStep();
            var item = list[index];
            if (seen.Add(item)) result.Add(item);
        }

        return result;
    }

    /// <summary>The member of every item that has it.</summary>
    public static Value Map(in CallArguments arguments, RenderContext context)
    {
        var result = new ScriptArray();
        if (arguments.GetList(0) is not { } list || arguments.GetString(1) is not { } member) return result;
        for (var index = 0; index < list.Count; index++)
        {
            context.CountStep();
            if (TryGetMember(list[index], member, context, out var value)) result.Add(value);
        }

        return result;
    }

    /// <summary>Sorts without disturbing the order of items that compare as equal.</summary>
    public static Value Sort(in CallArguments arguments, RenderContext context)
    {
        if (arguments.GetList(0) is not { } list) return new ScriptArray();
        ArrayEditFunctions.CheckLength(list.Count, context);
        var member = arguments.GetString(1);
        var entries = new (Value Key, int Index)[list.Count];
        for (var index = 0; index < entries.Length; index++)
        {
            context.CountStep();
            entries[index] = (SortKey(list[index], member, context), index);
        }

        entries.AsSpan().Sort(static (left, right) =>
        {
            var order = CompareKeys(left.Key, right.Key);
            return order != 0 ? order : left.Index.CompareTo(right.Index);
        });

        var result = new ScriptArray(entries.Length);
        foreach (var (_, index) in entries) result.Add(list[index]);
        return result;
    }

    /// <summary>
    /// Texts come after everything else. The comparison operators would compare a text and a number as texts, by which
    /// 2 is less than 10, 10 less than "2" and "2" equal to 2: in no order can a list of those be put.
    /// </summary>
    private static int CompareKeys(in Value left, in Value right) =>
        left.IsNull || left.IsString == right.IsString ? left.CompareTo(right)
        : right.IsNull || left.IsString ? 1
        : -1;

    private static Value SortKey(in Value item, string? member, RenderContext context)
    {
        if (string.IsNullOrEmpty(member)) return item;
        return TryGetMember(item, member, context, out var key) ? key : Value.Null;
    }

    /// <summary>Beside the members of objects there are those that the language gives to other values, such as a list's size.</summary>
    private static bool TryGetMember(in Value item, string member, RenderContext context, out Value value)
    {
        if (item.TryGetObject(out var target)) return target.TryGetMember(member, out value);
        value = item.IsNull ? Value.Null : context.GetMember(item, member);
        return !value.IsNull;
    }
}
