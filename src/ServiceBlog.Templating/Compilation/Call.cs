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
            Fill(ref buffer, context);
            return context.Invoke(builtin, site, buffer, values.Length);
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
                Fill(ref buffer, context);
                var begin = context.Output.Length;
                context.InvokeAndPrint(builtin, site, buffer, values.Length);
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
            context.Append(context.Invoke(function, site, buffer, 1));
        }

        return start;
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
}
