using System.Collections.Immutable;
using ServiceBlog.Templating.Runtime;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Compilation;

/// <content>Calls and functions.</content>
internal sealed partial class Compiler
{
    // The binder keeps which arguments were given in 64 bits.
    private const int LargestParameterCount = 60;

    private Call CompileCall(CallExpression call)
    {
        var path = CompileFunctionPath(call);
        var values = call.Arguments.Select(argument => CompileExpression(argument.Value)).ToArray();
        var spreads = call.Arguments.Select(argument => argument.IsSpread).ToArray();
        return new Call(
            path, values, spreads.Contains(true) ? spreads : null, Site(call.Span, call.Target, call.Arguments));
    }

    private FunctionPath CompileFunctionPath(CallExpression call)
    {
        var find = CompileTarget(call.Target);
        var member = call.Target as MemberExpression;
        var name = (member?.Target ?? call.Target) is VariableExpression variable ? new MemberName(variable.Name) : null;
        return new FunctionPath(context => FunctionOf(find.Evaluate(context), call, context), name, member is not null);
    }

    private Function FunctionOf(in Value value, CallExpression call, RenderContext context)
    {
        if (value.AsFunction is { } function)
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
