using System.Runtime.CompilerServices;
using ServiceBlog.Templating.Runtime;
using CallSite = ServiceBlog.Templating.Runtime.CallSite;

namespace ServiceBlog.Templating.Compilation;

/// <summary>A call: finds the function, evaluates the arguments, runs it for its value or to print it.</summary>
/// <param name="values">The arguments, named ones last.</param>
/// <param name="spreads">Which of the arguments are lists to spread; null if none.</param>
internal sealed class Call(FunctionPath path, Evaluator[] values, bool[]? spreads, CallSite site) : Evaluator
{
    private readonly bool _isPlain =
        spreads is null && site.ArgumentNames.Length == 0 && values.Length <= ArgumentBuffer.Length;

    private readonly bool _hasConstants = values.Length > 0 && values.Skip(1).All(value => value is Constant);

    // Of the last function that was called here; threads that render the same template replace each other's.
    private BoundConstants? _constants;

    public override Value Evaluate(RenderContext context) => Evaluate(path.Find(context), context);

    public override void Print(RenderContext context) => Print(path.Find(context), context);

    public override bool TryPrint(RenderContext context, out int start, out Value value)
    {
        var function = path.Find(context);
        if (function is BuiltinFunction { Printer: not null } or BuiltinFunction { Filter: not null })
        {
            start = Print(function, context);
            value = default;
            return true;
        }

        value = Evaluate(function, context);
        start = context.Output.Length;
        return false;
    }

    private Value Evaluate(Function function, RenderContext context)
    {
        if (_isPlain && function is BuiltinFunction { TakesFew: true } builtin)
        {
            var buffer = default(ArgumentBuffer);
            var unbound = Fill(ref buffer, builtin, context);
            var value = context.Invoke(builtin, site, buffer, values.Length, unbound);
            Remember(builtin, unbound, ref buffer);
            return value;
        }

        var start = context.Arguments.Top;
        Push(context);
        var result = context.Invoke(function, site, start, context.Arguments.Top - start);
        context.Arguments.Release(start);
        return result;
    }

    /// <summary>Returns where what it printed begins, behind what its arguments did.</summary>
    private int Print(Function function, RenderContext context)
    {
        // A trace knows a text that was captured by the string itself.
        if (_isPlain && context.Trace is null && function is BuiltinFunction builtin)
        {
            if (builtin.Filter is { } filter && values.Length == 1)
            {
                return PrintFiltered(builtin, filter, context);
            }

            if (builtin is { Printer: not null, TakesFew: true })
            {
                var buffer = default(ArgumentBuffer);
                var unbound = Fill(ref buffer, builtin, context);
                var begin = context.Output.Length;
                context.InvokeAndPrint(builtin, site, buffer, values.Length, unbound);
                Remember(builtin, unbound, ref buffer);
                return begin;
            }
        }

        var top = context.Arguments.Top;
        Push(context);
        var start = context.Output.Length;
        context.InvokeAndPrint(function, site, top, context.Arguments.Top - top);
        context.Arguments.Release(top);
        return start;
    }

    private int PrintFiltered(BuiltinFunction function, TextFilter filter, RenderContext context)
    {
        if (values[0].TryPrint(context, out var start, out var value))
        {
            context.FilterPrinted(function, filter, site, start);
        }
        else if (value.Reference is string text)
        {
            context.PrintFiltered(function, filter, site, text);
        }
        else
        {
            var buffer = default(ArgumentBuffer);
            buffer[0] = value;
            context.Append(context.Invoke(function, site, buffer, 1, function.Parameters.Length));
        }

        return start;
    }

    /// <summary>Evaluates the arguments; returns how many parameters have yet to be bound.</summary>
    private int Fill(ref ArgumentBuffer buffer, BuiltinFunction function, RenderContext context)
    {
        if (_constants is { } known && ReferenceEquals(known.Function, function))
        {
            buffer = known.Values;
            buffer[0] = values[0].Evaluate(context);
            return 1;
        }

        Fill(ref buffer, context);
        return function.Parameters.Length;
    }

    private void Remember(BuiltinFunction function, int unbound, ref ArgumentBuffer buffer)
    {
        if (_hasConstants && unbound > 1)
        {
            buffer[0] = default;
            _constants = new BoundConstants(function, buffer);
        }
    }

    // Not a loop: constant indices need no write barriers, which is a tenth of a table's time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Fill(ref ArgumentBuffer buffer, RenderContext context)
    {
        if (values.Length > 0)
        {
            buffer[0] = values[0].Evaluate(context);
        }

        if (values.Length > 1)
        {
            buffer[1] = values[1].Evaluate(context);
        }

        if (values.Length > 2)
        {
            buffer[2] = values[2].Evaluate(context);
        }

        if (values.Length > 3)
        {
            buffer[3] = values[3].Evaluate(context);
        }
    }

    private void Push(RenderContext context)
    {
        for (var index = 0; index < values.Length; index++)
        {
            var value = values[index].Evaluate(context);
            if (spreads is null || !spreads[index] || value.Reference is not ITemplateList list)
            {
                context.Arguments.Push(value);
                continue;
            }

            for (var item = 0; item < list.Count; item++)
            {
                context.CountStep(site.Source, site.ArgumentSpans[index]);
                context.Arguments.Push(list[item]);
            }
        }
    }

    /// <summary>
    /// The arguments behind the first, as the function takes them. They are nearly always constants, as the 60 in
    /// <c>text | string.truncate 60</c>, and to bind them once saves a tenth of a table's time.
    /// </summary>
    private sealed class BoundConstants(BuiltinFunction function, in ArgumentBuffer values)
    {
        public readonly BuiltinFunction Function = function;
        public readonly ArgumentBuffer Values = values;
    }
}
