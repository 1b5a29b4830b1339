using System.Collections.Immutable;
using ServiceBlog.Templating.Runtime;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Compilation;

/// <content>Calls and functions.</content>
internal sealed partial class Compiler
{
    // The binder keeps which arguments were given in 64 bits.
    private const int LargestParameterCount = 60;

    private Evaluator CompileCall(CallExpression call) => Invoke(CompileParts(call));

    private CallParts CompileParts(CallExpression call) => new(
        CompileFunctionPath(call.Target), CompileArguments(call), Site(call.Span, call.Target, call.Arguments), call);

    /// <summary>
    /// The function of a library, such as <c>html.escape</c>, is looked up once: every later call only makes sure that
    /// <c>html</c> still means that library, which is worth a tenth of a page's time.
    /// </summary>
    private Evaluator CompileFunctionPath(Expression target)
    {
        var find = CompileTarget(target);
        if (target is not MemberExpression { Target: VariableExpression library, Name: var name })
        {
            return find;
        }

        var owner = CompileVariable(library);
        LibraryFunction? known = null;
        return context =>
        {
            var value = owner(context);
            if (known is { } function && ReferenceEquals(function.Library, value.Reference) && !context.HasChangedBuiltins)
            {
                return function.Value;
            }

            var found = find(context);
            if (value.Reference is ScriptObject { IsFrozen: true } frozen && found.Reference is BuiltinFunction)
            {
                known = new LibraryFunction(frozen, found);
            }

            return found;
        };
    }

    private Evaluator Invoke(CallParts call) => context =>
    {
        var function = FunctionOf(call.Target(context), call.Syntax, context);
        var start = context.Arguments.Top;
        call.PushArguments(context);
        var result = context.Invoke(function, call.Site, start, context.Arguments.Top - start);
        context.Arguments.Release(start);
        return result;
    };

    /// <summary>A call whose result is printed; some functions print straight to the output.</summary>
    private Action<RenderContext> InvokeAndPrint(CallParts call) => context =>
    {
        var function = FunctionOf(call.Target(context), call.Syntax, context);
        var start = context.Arguments.Top;
        call.PushArguments(context);
        context.InvokeAndPrint(function, call.Site, start, context.Arguments.Top - start);
        context.Arguments.Release(start);
    };

    /// <summary>Pushes the arguments of a call, named ones last.</summary>
    private Action<RenderContext> CompileArguments(CallExpression call)
    {
        var values = call.Arguments.Select(argument => CompileExpression(argument.Value)).ToArray();
        if (!call.Arguments.Any(argument => argument.IsSpread))
        {
            return context =>
            {
                foreach (var value in values)
                {
                    context.Arguments.Push(value(context));
                }
            };
        }

        var spreads = call.Arguments.Select(argument => argument.IsSpread).ToArray();
        return context =>
        {
            for (var index = 0; index < values.Length; index++)
            {
                var value = values[index](context);
                if (!spreads[index] || value.Reference is not ITemplateList list)
                {
                    context.Arguments.Push(value);
                    continue;
                }

                for (var item = 0; item < list.Count; item++)
                {
                    context.CountStep(_source, call.Arguments[index].Span);
                    context.Arguments.Push(list[item]);
                }
            }
        };
    }

    private Function FunctionOf(in Value value, CallExpression call, RenderContext context)
    {
        if (value.Reference is Function function)
        {
            return function;
        }

        var name = _source.Slice(call.Target.Span);
        if (!value.IsNull)
        {
            throw Error(Place(call.Target), $"`{name}` is a value of type `{TypeNames.Of(value)}`, not a function");
        }

        var suggestion = call.Target switch
        {
            VariableExpression variable => context.Suggest(variable.Name),
            MemberExpression { Target: VariableExpression library } member =>
                context.SuggestMember(library.Name, member.Name),
            _ => "",
        };
        throw Error(Place(call.Target), $"The function `{name}` was not found{suggestion}");
    }

    private TemplateFunction CompileFunction(FunctionDefinition definition)
    {
        if (definition.Parameters is not { } declared)
        {
            return new TemplateFunction(definition.Name, [], defaults: null, CompileUnit(definition.Body));
        }

        if (declared.Length > LargestParameterCount)
        {
            throw Error(declared[LargestParameterCount].Span, "The function has too many parameters");
        }

        var parameters = declared.Select(parameter => parameter switch
        {
            { IsVariadic: true } => Parameter.Variadic(parameter.Name),
            { Default: not null } => Parameter.Optional(parameter.Name),
            _ => Parameter.Required(parameter.Name),
        });
        var outer = _unit;
        _unit = new UnitScope();
        var defaults = declared.Select(parameter => parameter.Default is null ? null : CompileExpression(parameter.Default));
        var compiledDefaults = defaults.ToArray();
        _unit = outer;
        return new TemplateFunction(
            definition.Name, parameters.ToImmutableArray(), compiledDefaults, CompileUnit(definition.Body));
    }
}
