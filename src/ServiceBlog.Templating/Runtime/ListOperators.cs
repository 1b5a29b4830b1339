using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Runtime;

/// <summary>Operators on lists; each makes a new array.</summary>
internal static class ListOperators
{
    public static Value Apply(BinaryOperator binary, in Value left, in Value right, RenderContext context)
    {
        var leftList = left.Reference as ITemplateList;
        var rightList = right.Reference as ITemplateList;
        switch (binary)
        {
            case BinaryOperator.Add:
                return Concatenate(left, right, context);
            case BinaryOperator.Subtract when leftList is not null && rightList is not null:
                return Where(leftList, item => !Contains(rightList, item, context), context);
            case BinaryOperator.BitAnd when leftList is not null && rightList is not null:
                return Where(leftList, item => Contains(rightList, item, context), context);
            case BinaryOperator.Multiply when leftList is not null && right.TryGetInteger(out var count):
                return Repeat(leftList, count, context);
            case BinaryOperator.Multiply when rightList is not null && left.TryGetInteger(out var count):
                return Repeat(rightList, count, context);
            case BinaryOperator.ShiftLeft when leftList is not null:
                var appended = new ScriptArray();
                AppendTo(appended, left, context);
                appended.Add(right);
                return appended;
            case BinaryOperator.ShiftRight when rightList is not null:
                var prepended = new ScriptArray { left };
                AppendTo(prepended, right, context);
                return prepended;
            case BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual
                when leftList is not null && rightList is not null:
                return Operators.Compare(binary, CompareItems(leftList, rightList, context));
            default:
                throw Operators.NotSupported(binary, left, right);
        }
    }

    private static ScriptArray Concatenate(in Value left, in Value right, RenderContext context)
    {
        var result = new ScriptArray();
        AppendTo(result, left, context);
        AppendTo(result, right, context);
        return result;
    }

    private static void AppendTo(ScriptArray result, in Value value, RenderContext context)
    {
        if (value.Reference is not ITemplateList list)
        {
            result.Add(value);
            return;
        }

        for (var index = 0; index < list.Count; index++)
        {
            Count(context);
            result.Add(list[index]);
        }
    }

    private static ScriptArray Repeat(ITemplateList list, long count, RenderContext context)
    {
        var result = new ScriptArray();
        for (var round = 0L; round < count && list.Count > 0; round++)
        {
            AppendTo(result, Value.From(list), context);
        }

        return result;
    }

    private static ScriptArray Where(ITemplateList list, Predicate<Value> isKept, RenderContext context)
    {
        var result = new ScriptArray();
        for (var index = 0; index < list.Count; index++)
        {
            Count(context);
            if (isKept(list[index]))
            {
                result.Add(list[index]);
            }
        }

        return result;
    }

    private static bool Contains(ITemplateList list, Value item, RenderContext context)
    {
        for (var index = 0; index < list.Count; index++)
        {
            Count(context);
            if (list[index] == item)
            {
                return true;
            }
        }

        return false;
    }

    private static int CompareItems(ITemplateList left, ITemplateList right, RenderContext context)
    {
        for (var index = 0; index < Math.Min(left.Count, right.Count); index++)
        {
            Count(context);
            var order = left[index].CompareTo(right[index]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Count.CompareTo(right.Count);
    }

    private static void Count(RenderContext context)
    {
        if (!context.TryCountStep())
        {
            throw new EvaluationException("Exceeding the limit of loop steps");
        }
    }
}
