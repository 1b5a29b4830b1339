using System.Collections.Immutable;
using ServiceBlog.Templating.Compilation;

namespace ServiceBlog.Templating.Runtime;

/// <summary>
/// A function a template defined. With declared parameters it opens a scope in which they are variables; without,
/// it takes any arguments and assigns to its caller's variables (language reference, section 7).
/// </summary>
internal sealed class TemplateFunction : Function
{
    private readonly CodeUnit _unit;
    private readonly Evaluator?[]? _defaults;

    /// <param name="defaults">The default values by parameter; null for a function without declared parameters.</param>
    public TemplateFunction(string name, ImmutableArray<Parameter> parameters, Evaluator?[]? defaults, CodeUnit unit)
        : base(name, parameters)
    {
        _unit = unit;
        _defaults = defaults;
    }

    internal override Value Invoke(RenderContext context, CallSite site, int start, int count)
    {
        if (_defaults is null)
        {
            context.EnterFrame(_unit, start, count, site.ArgumentNames);
        }
        else
        {
            BindParameters(context, site, start, count, _defaults);
        }

        context.ReturnValue = default;
        _unit.Body.Execute(context);
        context.LeaveFrame();
        if (_defaults is not null)
        {
            context.CloseScope();
        }

        return context.TakeReturnValue();
    }

    private void BindParameters(RenderContext context, CallSite site, int start, int count, Evaluator?[] defaults)
    {
        var bound = ArgumentBinder.Bind(this, context, site, start, count);
        var variables = new ScriptObject(Parameters.Length);
        var stack = context.Arguments;
        var boundStart = stack.Top;
        context.OpenScope(variables);
        for (var index = 0; index < Parameters.Length; index++)
        {
            var value = Parameters[index].IsVariadic ? new ScriptArray(bound.Rest)
                : !bound.IsGiven(index) && defaults[index] is { } byDefault ? byDefault.Evaluate(context)
                : bound[index];
            stack.Push(value);
            variables.Set(Parameters[index].Name, value);
        }

        context.EnterFrame(_unit, boundStart, Parameters.Length, []);
    }
}
