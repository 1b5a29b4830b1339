using System.Globalization;
using System.Runtime.CompilerServices;

namespace ServiceBlog.Templating.Runtime;

/// <summary>Binds the arguments of a call to the declared parameters of a built-in function.</summary>
internal static class ArgumentBinder
{
    /// <summary>Binds the top <paramref name="count"/> values of the argument stack.</summary>
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
        var given = (1UL << Math.Min(positional, 63)) - 1;
        var bound = start;
        if (named > 0)
        {
            bound = stack.Top;
            stack.PushCopy(start, Math.Min(positional, fixedCount));
        }

        for (var index = Math.Min(positional, fixedCount); index < fixedCount; index++)
        {
            stack.Push(parameters[index].Default);
        }

        if (named > 0)
        {
            stack.PushCopy(start + fixedCount, Math.Max(0, positional - fixedCount));
            given |= PlaceNamed(function, context, site, start + positional, bound, fixedCount);
        }

        var values = stack.Slice(bound, stack.Top - bound);
        for (var index = 0; index < fixedCount; index++)
        {
            if ((given & (1UL << index)) != 0)
            {
                Convert(ref values[index], parameters[index], function, index, context, site);
            }
            else if (!parameters[index].IsOptional)
            {
                throw site.CountError(WrongCount(function, count));
            }
        }

        for (var index = fixedCount; index < values.Length; index++)
        {
            Convert(ref values[index], parameters[^1], function, index, context, site);
        }

        return new CallArguments(values, fixedCount, given, function, site);
    }

    /// <summary>Binds the first values of a buffer; the function <see cref="BuiltinFunction.TakesFew"/>.</summary>
    /// <param name="unbound">How many of the parameters have yet to be bound.</param>
    public static CallArguments Bind(
        BuiltinFunction function, RenderContext context, CallSite site, Span<Value> buffer, int count, int unbound)
    {
        var parameters = function.Parameters;
        if (count > parameters.Length)
        {
            throw site.CountError(WrongCount(function, count));
        }

        for (var index = 0; index < unbound; index++)
        {
            if (index < count)
            {
                Convert(ref buffer[index], parameters[index], function, index, context, site);
            }
            else
            {
                buffer[index] = parameters[index].IsOptional
                    ? parameters[index].Default
                    : throw site.CountError(WrongCount(function, count));
            }
        }

        return new CallArguments(buffer[..parameters.Length], parameters.Length, (1UL << count) - 1, function, site);
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

    private static void Convert(
        ref Value value, Parameter parameter, Function function, int index, RenderContext context, CallSite site)
    {
        if (parameter.IsOptional && !parameter.IsVariadic && value.IsNull)
        {
            // Null says the same as leaving the argument out.
            value = parameter.Default;
        }
        else if (!Fits(value, parameter.Type))
        {
            value = Converted(value, parameter.Type, function, index, context, site);
        }
    }

    /// <summary>Whether a value needs no conversion, for the kinds most arguments are of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Fits(in Value value, ParameterType type) => type switch
    {
        ParameterType.Any => true,
        ParameterType.String => value.IsString,
        ParameterType.Integer => value.IsInteger,
        _ => false,
    };

    private static Value Converted(
        in Value value, ParameterType type, Function function, int index, RenderContext context, CallSite site)
    {
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
            case ParameterType.Function when value.IsNull || value.AsFunction is not null:
            case ParameterType.Date when value.IsNull || value.Kind == ValueKind.Date:
            case ParameterType.TimeSpan when value.IsNull || value.Kind == ValueKind.TimeSpan:
                return value;
            default:
                throw site.ParameterError(
                    function, index, $"Unable to convert type `{TypeNames.Of(value)}` to `{TypeNames.Of(type)}`");
        }
    }
}
