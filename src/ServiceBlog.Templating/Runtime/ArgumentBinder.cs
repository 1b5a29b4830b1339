using System.Globalization;

namespace ServiceBlog.Templating.Runtime;

/// <summary>Binds the arguments of a call to the declared parameters of a built-in function.</summary>
internal static class ArgumentBinder
{
    public static CallArguments Bind(Function function, RenderContext context, CallSite site, int start, int count)
    {
        var parameters = function.Parameters;
        var named = site.ArgumentNames.Length;
        var positional = count - named;
        var fixedCount = function.IsVariadic ? parameters.Length - 1 : parameters.Length;
        if (positional > fixedCount && !function.IsVariadic)
        {
            throw site.CountError(WrongCount(function, count));
        }

        var stack = context.Arguments;
        var given = 0UL;
        var bound = start;
        var total = count;
        if (named > 0 || positional < fixedCount)
        {
            bound = stack.Top;
            stack.PushCopy(start, Math.Min(positional, fixedCount));
            for (var index = Math.Min(positional, fixedCount); index < fixedCount; index++)
            {
                stack.Push(parameters[index].Default);
            }

            stack.PushCopy(start + fixedCount, Math.Max(0, positional - fixedCount));
            given = PlaceNamed(function, context, site, start + positional, bound, fixedCount);
            total = stack.Top - bound;
        }

        given |= (1UL << Math.Min(positional, 63)) - 1;
        var values = stack.Slice(bound, total);
        for (var index = 0; index < fixedCount; index++)
        {
            if ((given & (1UL << index)) == 0)
            {
                if (!parameters[index].IsOptional)
                {
                    throw site.CountError(WrongCount(function, count));
                }
            }
            else if (parameters[index].IsOptional && values[index].IsNull)
            {
                // Null says the same as leaving the argument out.
                values[index] = parameters[index].Default;
            }
            else if (!Fits(values[index], parameters[index].Type))
            {
                values[index] = Convert(values[index], function, index, context, site);
            }
        }

        for (var index = fixedCount; index < values.Length; index++)
        {
            if (!Fits(values[index], parameters[^1].Type))
            {
                values[index] = Convert(values[index], function, index, context, site);
            }
        }

        return new CallArguments(values, fixedCount, given, function, site);
    }

    public static string WrongCount(Function function, int count)
    {
        var most = function.Parameters.Length;
        var expected = function switch
        {
            { IsVariadic: true } => $"at least `{Text(function.RequiredCount)}`",
            _ when function.RequiredCount != most => $"`{Text(function.RequiredCount)}` to `{Text(most)}`",
            _ => $"`{Text(most)}`",
        };
        return $"Invalid number of arguments `{Text(count)}` passed to `{function.Name}` while expecting {expected} arguments";

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    public static int IndexOf(Function function, string name)
    {
        for (var index = 0; index < function.Parameters.Length; index++)
        {
            if (string.Equals(function.Parameters[index].Name, name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }

    private static ulong PlaceNamed(
        Function function, RenderContext context, CallSite site, int firstNamed, int bound, int fixedCount)
    {
        var given = 0UL;
        for (var index = 0; index < site.ArgumentNames.Length; index++)
        {
            var name = site.ArgumentNames[index];
            var parameter = IndexOf(function, name);
            if (parameter < 0)
            {
                throw site.NamedArgumentError(index, $"The function `{function.Name}` has no argument named `{name}`");
            }

            if (parameter < fixedCount)
            {
                context.Arguments[bound + parameter] = context.Arguments[firstNamed + index];
                given |= 1UL << parameter;
            }
            else
            {
                context.Arguments.Push(context.Arguments[firstNamed + index]);
            }
        }

        return given;
    }

    /// <summary>Whether a value needs no conversion, for the kinds most arguments are of.</summary>
    private static bool Fits(in Value value, ParameterType type) => type switch
    {
        ParameterType.Any => true,
        ParameterType.String => value.IsString,
        ParameterType.Integer => value.IsInteger,
        _ => false,
    };

    private static Value Convert(in Value value, Function function, int index, RenderContext context, CallSite site)
    {
        var type = function.Parameters[Math.Min(index, function.Parameters.Length - 1)].Type;
        switch (type)
        {
            case ParameterType.String when value.IsNull:
                return value;
            case ParameterType.String:
                return context.Format(value);
            case ParameterType.Integer when value.TryConvertToInteger(out var integer):
                return integer;
            case ParameterType.Number when value.TryConvertToNumber(out var number):
                return number;
            case ParameterType.Boolean:
                return value.IsTruthy;
            case ParameterType.List when value.IsNull || value.Reference is ITemplateList:
            case ParameterType.Object when value.IsNull || value.Reference is ITemplateObject:
            case ParameterType.Function when value.IsNull || value.Reference is Function:
            case ParameterType.Date when value.IsNull || value.Kind == ValueKind.Date:
            case ParameterType.TimeSpan when value.IsNull || value.Kind == ValueKind.TimeSpan:
                return value;
            default:
                throw site.ParameterError(
                    function, index, $"Unable to convert type `{TypeNames.Of(value)}` to `{TypeNames.Of(type)}`");
        }
    }
}
