using System.Collections.Immutable;
using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating;

/// <summary>
/// A function written in C#. It declares its parameters; the engine binds positional and named arguments to them,
/// fills in defaults, converts, and reports what does not fit, each at its position.
/// </summary>
/// <example><code>
/// new BuiltinFunction("string.append",
///     [Parameter.Required("text", ParameterType.String), Parameter.Required("with", ParameterType.String)],
///     (in CallArguments arguments, RenderContext context) => arguments.GetString(0) + arguments.GetString(1))
/// </code></example>
public sealed class BuiltinFunction : Function
{
    private readonly BuiltinBody _body;

    public BuiltinFunction(string name, ImmutableArray<Parameter> parameters, BuiltinBody body)
        : base(name, parameters)
    {
        _body = body;
        TakesFew = parameters.Length <= ArgumentBuffer.Length && !IsVariadic;
    }

    /// <summary>Writes what the function returns, for one that is mostly printed and can do without the string.</summary>
    internal BuiltinPrinter? Printer { get; init; }

    /// <summary>The same for one with a string as its only parameter.</summary>
    internal TextFilter? Filter { get; init; }

    /// <summary>The arguments fit an <see cref="ArgumentBuffer"/>.</summary>
    internal bool TakesFew { get; }

    internal override Value Invoke(RenderContext context, CallSite site, int start, int count)
    {
        var caller = context.EnterBuiltin(site);
        try
        {
            var result = _body(ArgumentBinder.Bind(this, context, site, start, count), context);
            context.LeaveBuiltin(caller);
            return result;
        }
        catch (Exception error) when (error is not TemplateException)
        {
            throw Failure(error, site);
        }
    }

    /// <summary>Runs a function that <see cref="TakesFew"/> with the first values of the buffer, all positional.</summary>
    /// <param name="unbound">How many of the parameters have yet to be bound; those behind them are.</param>
    internal Value Invoke(RenderContext context, CallSite site, Span<Value> buffer, int count, int unbound)
    {
        var caller = context.EnterBuiltin(site);
        try
        {
            var result = _body(ArgumentBinder.Bind(this, context, site, buffer, count, unbound), context);
            context.LeaveBuiltin(caller);
            return result;
        }
        catch (Exception error) when (error is not TemplateException)
        {
            throw Failure(error, site);
        }
    }

    /// <summary>The same for the <see cref="Printer"/>.</summary>
    internal void Print(RenderContext context, CallSite site, Span<Value> buffer, int count, int unbound)
    {
        var caller = context.EnterBuiltin(site);
        try
        {
            Printer!(ArgumentBinder.Bind(this, context, site, buffer, count, unbound), context);
            context.LeaveBuiltin(caller);
        }
        catch (Exception error) when (error is not TemplateException)
        {
            throw Failure(error, site);
        }
    }

    private TemplateException Failure(Exception error, CallSite site) =>
        site.Source.Exception(site.Span, $"The call of `{Name}` failed: {error.Message}", error);
}
