using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Compilation;

/// <content>
/// Paths: variables, members, items. Evaluating a path calls the function it leads to, unless it is the target of a
/// call or an alias.
/// </content>
internal sealed partial class Compiler
{
    private Evaluator CompilePath(Expression path)
    {
        var target = CompileTarget(path);
        if (path is ArgumentsExpression { Index: null } or ThisExpression or BlockExpression
            || path is MemberExpression { Target: LoopObjectExpression })
        {
            return target;
        }

        var site = Site(path.Span, path, []);
        return context =>
        {
            var value = target(context);
            return value.Reference is Function function ? context.Invoke(function, site, context.Arguments.Top, 0) : value;
        };
    }

    /// <summary>The value of a path, functions included; other expressions are evaluated as usual.</summary>
    private Evaluator CompileTarget(Expression path)
    {
        switch (path)
        {
            case VariableExpression variable:
                return CompileVariable(variable);
            case LocalVariableExpression local:
                return CompileLocal(local);
            case ArgumentsExpression { Index: { } index }:
                return context => context.Frame.GetArgument(index);
            case ArgumentsExpression:
                return context => context.Frame.GetArguments();
            case BlockExpression:
                return context =>
                {
                    context.RunBlock();
                    return Value.Null;
                };
            case ThisExpression:
                return context => Value.From(context.This);
            case MemberExpression { Target: LoopObjectExpression loop } member:
                return CompileLoopState(loop, member);
            case MemberExpression { Target: ArgumentsExpression { Index: null } } member:
                return context => context.Frame.TryGetNamedArgument(member.Name, out var argument)
                    ? argument
                    : context.GetMember(context.Frame.GetArguments(), member.Name);
            case MemberExpression member:
                return CompileMember(member);
            case IndexExpression index:
                return CompileIndex(index);
            case LoopObjectExpression loop:
                return _ => throw Error(loop.Span, $"The state of a loop has no value of its own; expecting a member of `{loop.Name}`");
            default:
                return CompileExpression(path);
        }
    }

    private Evaluator CompileVariable(VariableExpression variable)
    {
        var name = variable.Name;
        var depth = _unit.FindLoop(name, isLocal: false);
        if (depth >= 0)
        {
            return context => context.LoopAt(depth).Item;
        }

        return context =>
        {
            if (!context.TryGetVariable(name, out var value) && context.StrictVariables)
            {
                throw Error(variable.Span, $"The variable `{name}` was not found{context.Suggest(name)}");
            }

            return value;
        };
    }

    private Evaluator CompileLocal(LocalVariableExpression local)
    {
        var name = local.Name;
        if (_unit.IsInBlock)
        {
            return context => context.GetLocal(name);
        }

        var depth = _unit.FindLoop(name, isLocal: true);
        if (depth >= 0)
        {
            return context => context.LoopAt(depth).Item;
        }

        var slot = _unit.SlotOf(name);
        return context => context.Frame[slot];
    }

    private Evaluator CompileLoopState(LoopObjectExpression loop, MemberExpression member)
    {
        var kind = loop.Name;
        var name = member.Name;
        return context =>
        {
            if (context.FindLoop(kind) is { } state)
            {
                return state.GetMember(name);
            }

            return member.IsOptional ? Value.Null : throw NullTarget(loop, member, context);
        };
    }

    private Evaluator CompileMember(MemberExpression member)
    {
        var target = CompileExpression(member.Target);
        var name = member.Name;
        return context =>
        {
            var value = target(context);
            if (!value.IsNull)
            {
                return context.GetMember(value, name);
            }

            return member.IsOptional ? value : throw NullTarget(member.Target, member, context);
        };
    }

    private Evaluator CompileIndex(IndexExpression index)
    {
        var target = CompileExpression(index.Target);
        var position = CompileExpression(index.Index);
        return context =>
        {
            var value = target(context);
            if (value.IsNull)
            {
                return index.IsOptional
                    ? value
                    : throw Error(Place(index.Target), $"Object `{_source.Slice(index.Target.Span)}` is null. Cannot access its items");
            }

            var key = position(context);
            return key.IsNull
                ? throw Error(index.Index.Span, $"Cannot access an item of `{_source.Slice(index.Target.Span)}` with a null index")
                : context.GetItem(value, key);
        };
    }

    private TemplateException NullTarget(Expression target, MemberExpression member, RenderContext context)
    {
        var suggestion = target is VariableExpression variable && !context.TryGetVariable(variable.Name, out _)
            ? context.Suggest(variable.Name)
            : "";
        var (owner, path) = (_source.Slice(target.Span), _source.Slice(member.Span));
        return Error(member.NameSpan, $"Object `{owner}` is null. Cannot access member: {path}{suggestion}");
    }

    /// <summary>Where the failure of a path is reported: at its last name, which tells which step of it failed.</summary>
    private static SourceSpan Place(Expression path) => path switch
    {
        MemberExpression member => member.NameSpan,
        CallExpression call => Place(call.Target),
        _ => path.Span,
    };
}
