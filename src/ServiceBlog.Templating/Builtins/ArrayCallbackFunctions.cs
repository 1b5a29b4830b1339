namespace ServiceBlog.Templating.Builtins;

/// <summary>The functions of <c>array</c> that ask another function about every item.</summary>
internal static class ArrayCallbackFunctions
{
    public static Value Any(in CallArguments arguments, RenderContext context)
    {
        if (arguments.GetList(0) is not { } list) return false;
        var function = RequiredCallback(arguments);
        Span<Value> passed = [Value.Null, .. arguments.Rest];
        for (var index = 0; index < list.Count; index++)
        {
            context.CountStep();
            passed[0] = list[index];
            if (context.Call(function, passed).IsTruthy) return true;
        }

        return false;
    }

    public static Value Each(in CallArguments arguments, RenderContext context)
    {
        var result = new ScriptArray();
        if (arguments.GetList(0) is not { } list) return result;
        var function = RequiredCallback(arguments);
        for (var index = 0; index < list.Count; index++)
        {
            context.CountStep();
            result.Add(context.Call(function, list[index]));
        }

        return result;
    }

    public static Value Filter(in CallArguments arguments, RenderContext context)
    {
        var result = new ScriptArray();
        if (arguments.GetList(0) is not { } list) return result;
        var function = RequiredCallback(arguments);
        for (var index = 0; index < list.Count; index++)
        {
            context.CountStep();
            var item = list[index];
            if (context.Call(function, item).IsTruthy) result.Add(item);
        }

        return result;
    }

    public static Value Join(in CallArguments arguments, RenderContext context)
    {
        if (arguments.GetList(0) is not { } list) return "";
        var delimiter = arguments.GetString(1) ?? "";
        var function = arguments.GetFunction(2);
        using var joined = new OutputBuffer();
        for (var index = 0; index < list.Count; index++)
        {
            context.CountStep();
            if (index > 0) joined.Append(delimiter);
            ValueFormatter.Write(joined, Joined(list[index], function, context), context, context.Limits.StringLength);
            context.CheckStringLength(joined.Length);
        }

        return joined.ToString();
    }

    private static Value Joined(in Value item, Function? function, RenderContext context) =>
        function is null ? item : context.Call(function, context.Format(item));

    private static Function RequiredCallback(in CallArguments arguments) =>
        arguments.GetFunction(1) ?? throw arguments.Error(1, "A function is needed here, passed with `@`");
}
